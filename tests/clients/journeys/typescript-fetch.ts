import {
  APIKeysApi,
  ActivityApi,
  Configuration,
  FailureFromJSON,
  ResponseError,
  WorkspacesApi,
} from '../generated/typescript-fetch'

export async function journey(basePath: string, token: string) {
  const configurationOf = (accessToken: string) => new Configuration({ basePath, accessToken })
  const workspaces = new WorkspacesApi(configurationOf(token))

  const once = { idempotencyKey: 'orchard', createWorkspace: { name: 'Orchard' } }
  const answer = await workspaces.createWorkspaceRaw(once)
  const [created, replayed] = [await answer.value(), await workspaces.createWorkspace(once)]
  await workspaces.createWorkspace({ createWorkspace: { name: 'Mill' } })

  const names: string[] = []
  let cursor: string | null | undefined
  do {
    const page = await workspaces.listWorkspaces({ limit: 1, ...(cursor && { cursor }) })
    names.push(...page.data.map(({ name }) => name))
    cursor = page.meta.page.next
  } while (cursor)

  const workspaceId = created.data.id
  const target = { workspaceId, ifMatch: answer.raw.headers.get('etag')! }
  const changed = await workspaces.changeWorkspace({ ...target, changeWorkspace: { name: 'Vineyard' } })
  const late = await refusalOf(workspaces.changeWorkspace({ ...target, changeWorkspace: { name: 'Late' } }))

  const key = await new APIKeysApi(configurationOf(token)).createApiKey({
    workspaceId,
    createApiKey: { name: 'Robot', scopes: new Set(['workspace.read']) },
  })
  const read = await new WorkspacesApi(configurationOf(key.data.secret!)).getWorkspace({ workspaceId })
  const activity = await new ActivityApi(configurationOf(token)).listActivity({
    workspaceId,
    resourceKind: 'api_key',
  })

  const invalid = await refusalOf(workspaces.createWorkspace({ createWorkspace: { name: '' } }))
  const stranger = await refusalOf(new WorkspacesApi(configurationOf('')).listWorkspaces())
  return {
    isReplayed: replayed.data.id === workspaceId,
    names,
    changed: changed.data.name,
    late: late.code,
    byKey: { name: read.data.name, role: read.data.role },
    kinds: activity.data.map(({ resource }) => resource.kind as string),
    invalid: invalid.details?.map(({ path }) => path),
    stranger: stranger.code,
  }
}

async function refusalOf(call: Promise<unknown>) {
  const error: unknown = await call.catch((thrown: unknown) => thrown)
  if (!(error instanceof ResponseError)) throw new Error('The call is not refused.')
  return FailureFromJSON(await error.response.json()).error
}
