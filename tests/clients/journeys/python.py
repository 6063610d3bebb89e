"""Prints what the journey has seen: python.py BASE_URL TOKEN."""

import json
import sys
from collections.abc import Callable

from openapi_client import ActivityApi, ApiClient, APIKeysApi, Configuration, WorkspacesApi
from openapi_client.exceptions import ApiException
from openapi_client.models import ChangeWorkspace, CreateApiKey, CreateWorkspace, Failure, FailureError


def client_of(token: str) -> ApiClient:
    return ApiClient(Configuration(host=sys.argv[1], access_token=token))


def refusal_of(call: Callable[[], object]) -> FailureError:
    try:
        call()
    except ApiException as refused:
        failure = Failure.from_json(refused.body or "")
        assert failure is not None
        return failure.error
    raise AssertionError("The call is not refused.")


client = client_of(sys.argv[2])
workspaces = WorkspacesApi(client)

orchard = CreateWorkspace(name="Orchard")
answer = workspaces.create_workspace_with_http_info(orchard, idempotency_key="orchard")
created = answer.data.data
replayed = workspaces.create_workspace(orchard, idempotency_key="orchard").data
workspaces.create_workspace(CreateWorkspace(name="Mill"))

names: list[str] = []
page = workspaces.list_workspaces(limit=1)
names += [workspace.name for workspace in page.data]
while page.meta.page.next:
    page = workspaces.list_workspaces(limit=1, cursor=page.meta.page.next)
    names += [workspace.name for workspace in page.data]

assert answer.headers is not None
etag = answer.headers["etag"]
changed = workspaces.change_workspace(created.id, ChangeWorkspace(name="Vineyard"), if_match=etag).data
late = refusal_of(lambda: workspaces.change_workspace(created.id, ChangeWorkspace(name="Late"), if_match=etag))

key = APIKeysApi(client).create_api_key(created.id, CreateApiKey(name="Robot", scopes=["workspace.read"])).data
read = WorkspacesApi(client_of(key.secret or "")).get_workspace(created.id).data
activity = ActivityApi(client).list_activity(created.id, resource_kind="api_key")

# The model refuses an empty name itself, so the server is sent one that only it refuses.
invalid = refusal_of(lambda: workspaces.create_workspace(CreateWorkspace(name="\t")))
stranger = refusal_of(lambda: WorkspacesApi(client_of("")).list_workspaces())

print(
    json.dumps(
        {
            "isReplayed": replayed.id == created.id,
            "names": names,
            "changed": changed.name,
            "late": late.code,
            "byKey": {"name": read.name, "role": read.role},
            "kinds": [entry.resource.kind for entry in activity.data],
            "invalid": [detail.path for detail in invalid.details or []],
            "stranger": stranger.code,
        }
    )
)
