-- An event says what the activity says, and so what the thing was called.

create or replace function private.webhook_body(event public.activity) returns text
language plpgsql stable set search_path = ''
as $$
declare
  -- The specification recommends to stay below 20 kB.
  body_max constant integer := 20000;
  data jsonb := jsonb_build_object(
    'id', event.id,
    'workspaceId', event.workspace_id,
    'actor', jsonb_build_object('kind', event.actor_kind, 'userId', event.actor_id, 'apiKeyId', event.api_key_id),
    'resource', jsonb_build_object('kind', event.resource_kind, 'id', event.resource_id, 'name', event.resource_name),
    'action', event.action,
    'before', private.in_field_names(event.before),
    'after', private.in_field_names(event.after),
    'requestId', event.request_id,
    'createdAt', event.created_at,
    'valuesOmitted', false
  );
  envelope jsonb := jsonb_build_object('type', event.resource_kind || '.' || event.action, 'timestamp', event.created_at);
  body text := (envelope || jsonb_build_object('data', data))::text;
begin
  if octet_length(body) <= body_max then
    return body;
  end if;
  return (envelope || jsonb_build_object('data', data || '{"before": null, "after": null, "valuesOmitted": true}'))::text;
end;
$$;
