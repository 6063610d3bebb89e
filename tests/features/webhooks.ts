import { byAssurance } from '../policies/matrix/assurance.ts'
import type { FeatureProof } from '../support/feature-proof.ts'

const webhooks = '/workspaces/{workspaceId}/webhooks'

const create = `insert into webhooks (workspace_id, url, event_types) values (:ours, 'https://example.com/new', '{*}')`
const change = `update webhooks set url = 'https://example.com/new' where id = :webhook`
const rotate = `select private.keep_webhook_secret(:ours, :webhook, decode(repeat('00', 30), 'hex'))`

export const proof: FeatureProof = {
  columns: `
public.webhook_attempts
  id = private.uuid_v7()
  workspace_id
  delivery_id
  status_code?
  duration_ms
  error?
  response?
  created_at = now()

public.webhook_deliveries
  id = private.uuid_v7()
  number = the next number
  workspace_id
  webhook_id
  event_id
  event_type
  resource_id
  body
  status = 'waiting'::text
  attempt_count = 0
  next_attempt_at = now()
  claimed_until?
  settled_at?
  created_at = now()

public.webhooks
  id = private.uuid_v7()
  workspace_id
  url
  description = ''::text
  event_types
  enabled = true
  disabled_reason?
  failing_since?
  secret_changed_at = now()
  version = 1
  created_by? = auth.uid()
  address_by?
  secret_by?
  created_at = now()
  updated_at = now()

private.webhook_secrets
  id = private.uuid_v7()
  workspace_id
  webhook_id
  sealed
  expires_at?
`,
  access: `
webhooks
  -. ..xx .. x   select id workspace_id url description event_types enabled disabled_reason failing_since secret_changed_at
  -. ..xx .. x   select version created_by address_by secret_by created_at updated_at
  -. ..xx .. x   insert workspace_id url description event_types enabled
  -- ---- -- x   insert rest
  -. ..xx .. x   update url description event_types enabled
  -- ---- -- x   update rest
  -. ..xx .. x   delete
  -. .... .. !   move
  -. .... .. x   create a while after signing in
  -. .... .. x   create without one's factor
  -. ..xx .. x   create with one's factor
  -. .... .. x   change a while after signing in
  -. .... .. x   change without one's factor
  -. ..xx .. x   change with one's factor
  -. .... .. x   remove a while after signing in
  -. .... .. x   remove without one's factor
  -. ..xx .. x   remove with one's factor

private.keep_webhook_secret
  !! !!xx !! !   rotate
  !! !!!! !! !   rotate a while after signing in
  !! !!!! !! !   rotate without one's factor
  !! !!xx !! !   rotate with one's factor

webhook_deliveries
  -. ..xx .. x   select id number workspace_id webhook_id event_id event_type resource_id body status attempt_count
  -. ..xx .. x   select next_attempt_at claimed_until settled_at created_at
  -- ---- -- -   insert rest
  -- ---- -- -   update rest
  -- ---- -- -   delete
  -. .... .. -   move

webhook_attempts
  -. ..xx .. x   select id workspace_id delivery_id status_code duration_ms error response created_at
  -- ---- -- -   insert rest
  -- ---- -- -   update rest
  -- ---- -- -   delete
  -. .... .. -   move
`,
  functions: `
  --x   private.claim_webhook_delivery(uuid,integer,interval)
  -x-   private.keep_webhook_secret(uuid,uuid,bytea)
  --x   private.purge_webhook_deliveries(timestamp with time zone,integer)
  -x-   private.replay_webhook_delivery(uuid,uuid,uuid)
  -x-   private.send_test_event(uuid,uuid)
  --x   private.settle_webhook_delivery(uuid,integer,integer,integer,text,text,interval)
  --x   private.wake_overdue_webhooks(interval,integer)
`,
  rows: {
    webhook: `insert into webhooks (workspace_id, url, event_types) values (:ours, 'https://example.com/hook', '{*}') returning id`,
    webhookSecret: `insert into private.webhook_secrets (workspace_id, webhook_id, sealed)
      values (:ours, :webhook, decode(repeat('00', 30), 'hex')) returning id`,
    delivery: `insert into webhook_deliveries (workspace_id, webhook_id, event_id, event_type, resource_id, body)
      values (:ours, :webhook, gen_random_uuid(), 'note.created', :note, '{}') returning id`,
    attempt: `insert into webhook_attempts (workspace_id, delivery_id, status_code, duration_ms)
      values (:ours, :delivery, 200, 1) returning id`,
  },
  proved: ['webhooks.create', 'webhooks.change', 'webhooks.remove'],
  secretTables: { webhook_secrets: 'webhooks' },
  doors: `
  --- - -o   POST /workspaces/{workspaceId}/webhooks
  --- - -o   PATCH /workspaces/{workspaceId}/webhooks/{webhookId}
  --- - -o   POST /workspaces/{workspaceId}/webhooks/{webhookId}/deliveries/{deliveryId}/replays
  --- - -o   POST /workspaces/{workspaceId}/webhooks/{webhookId}/secret-rotations
  --- - -o   POST /workspaces/{workspaceId}/webhooks/{webhookId}/test-events
`,
  targets: {
    webhooks: 'id = :webhook',
    webhook_deliveries: 'id = :delivery',
    webhook_attempts: 'id = :attempt',
  },
  samples: {
    webhooks: { workspace_id: ':ours', url: `'https://example.com/new'`, event_types: `'{*}'` },
    webhook_deliveries: {
      workspace_id: ':ours',
      webhook_id: ':webhook',
      event_id: ':new',
      event_type: `'note.created'`,
      resource_id: ':note',
      body: `'{}'`,
    },
    webhook_attempts: { workspace_id: ':ours', delivery_id: ':delivery', duration_ms: '1' },
  },
  ownVerbs: {
    ...byAssurance('webhooks create', create),
    ...byAssurance('webhooks change', change),
    ...byAssurance('webhooks remove', 'delete from webhooks where id = :webhook'),
    'private.keep_webhook_secret rotate': rotate,
    ...byAssurance('private.keep_webhook_secret rotate', rotate),
  },
  refusals: `
webhooks_workspace_id_fkey          insert into webhooks (workspace_id, url, event_types) values (:new, 'https://example.com', '{*}')
webhooks_workspace_id_id_key        update webhook_deliveries set webhook_id = :new where id = :delivery
webhooks_url_form                   update webhooks set url = 'ftp://example.com' where id = :webhook
webhooks_url_form                   update webhooks set url = 'https://me:secret@example.com' where id = :webhook
webhooks_url_form                   update webhooks set url = 'https://example.com/' || repeat('x', 2000) where id = :webhook
webhooks_description_form           update webhooks set description = repeat('x', 201) where id = :webhook
webhooks_event_types_form           update webhooks set event_types = '{}' where id = :webhook
webhooks_event_types_form           update webhooks set event_types = '{note}' where id = :webhook
webhooks_event_types_set            update webhooks set event_types = '{note.created,note.created}' where id = :webhook
webhooks_disabled_reason_known      update webhooks set enabled = false, disabled_reason = 'tired' where id = :webhook
webhooks_reason_of_disabled         update webhooks set disabled_reason = 'gone' where id = :webhook
webhook_deliveries_event_type_form  update webhook_deliveries set event_type = 'note' where id = :delivery
webhook_deliveries_attempt_count_positive  update webhook_deliveries set attempt_count = -1 where id = :delivery
webhook_deliveries_settled_once     update webhook_deliveries set settled_at = now() where id = :delivery
webhook_deliveries_settled_once     update webhook_deliveries set status = 'failed', settled_at = now(), claimed_until = now() where id = :delivery
webhook_deliveries_body_size        update webhook_deliveries set body = repeat('x', 20001) where id = :delivery
webhook_deliveries_status_known     update webhook_deliveries set status = 'lost' where id = :delivery
webhook_deliveries_webhook_id_event_id_key  insert into webhook_deliveries (workspace_id, webhook_id, event_id, event_type, resource_id, body) select workspace_id, webhook_id, event_id, event_type, resource_id, body from webhook_deliveries where id = :delivery
webhook_deliveries_workspace_id_id_key  update webhook_attempts set delivery_id = :new where id = :attempt
webhook_attempts_status_code_form   update webhook_attempts set status_code = 99 where id = :attempt
webhook_attempts_duration_ms_positive  update webhook_attempts set duration_ms = -1 where id = :attempt
webhook_attempts_error_length       update webhook_attempts set error = repeat('x', 201) where id = :attempt
webhook_attempts_response_length    update webhook_attempts set response = repeat('x', 4097) where id = :attempt
webhook_secrets_sealed_length       update private.webhook_secrets set sealed = 'short' where id = :webhookSecret
private.webhook_secrets_in_use_idx  insert into private.webhook_secrets (workspace_id, webhook_id, sealed) select workspace_id, webhook_id, sealed from private.webhook_secrets where id = :webhookSecret
`,
  effects: {
    'activity.tell_webhooks': [
      `update notes set title = 'Changed' where id = :note`,
      `select exists (select from webhook_deliveries where webhook_id = :webhook and created_at = now())`,
    ],
    'webhooks.forgive_webhook': [
      `update webhooks set enabled = false, failing_since = now() where id = :webhook;
       update webhooks set enabled = true where id = :webhook`,
      `select failing_since is null from webhooks where id = :webhook`,
    ],
    'webhooks.note_chooser': [
      `select set_config('request.jwt.claims', jsonb_build_object('sub', :bystander)::text, true);
       update webhooks set url = 'https://example.com/chosen' where id = :webhook`,
      `select address_by = :bystander from webhooks where id = :webhook`,
    ],
    'webhooks.wake_webhook': [
      `update webhooks set enabled = false where id = :webhook; update webhooks set enabled = true where id = :webhook`,
      `select exists (select from pgboss.job where name = 'webhook.deliver' and created_on = now())`,
    ],
  },
  refusedByTriggers: {
    'webhooks.limit_webhooks': `insert into webhooks (workspace_id, url, event_types)
      select :ours, 'https://example.com', '{*}' from generate_series(1, 20)`,
  },
  changes: {
    webhooks: `update webhooks set description = 'Changed' where id = :webhook`,
  },
  without: {
    record_activity: {
      'public.webhook_deliveries': 'a delivery tells of an activity',
      'public.webhook_attempts': 'an attempt belongs to a delivery',
      'private.webhook_secrets': 'the activity of the webhook says that its secret changed',
    },
    count_version: {
      'public.webhook_deliveries': 'no client changes it',
      'public.webhook_attempts': 'no client changes it',
      'private.webhook_secrets': 'no client changes it',
    },
  },
  // A delivery that was never tried waits.
  refusedByData: { replayDelivery: 409 },
  plans: {
    seed: `
insert into webhooks (id, workspace_id, url, event_types, enabled)
  select pg_temp.id('webhook' || n), workspace_id, 'https://example.com/hook', '{member.removed}', n % 2 = 0 from seats where n <= 4000 and n % 250 < 5;
insert into private.webhook_secrets (workspace_id, webhook_id, sealed)
  select workspace_id, id, decode(repeat('00', 30), 'hex') from webhooks;
insert into webhook_deliveries (id, workspace_id, webhook_id, event_id, event_type, resource_id, body, status)
  select pg_temp.id('delivery' || n), webhooks.workspace_id, webhooks.id, gen_random_uuid(), 'member.removed', gen_random_uuid(), '{}',
    case when number % 10 = 0 then 'waiting' else 'delivered' end
  from (select *, row_number() over () as place from webhooks) as webhooks cross join generate_series(1, 400) as number
  cross join lateral (select place * 1000 + number as n) as numbered;
insert into webhook_attempts (workspace_id, delivery_id, status_code, duration_ms)
  select workspace_id, id, 200, 1 from webhook_deliveries;
`,
    rows: {
      webhookId: `select id from webhooks where workspace_id = :workspaceId order by id offset 0 limit 1`,
      spareWebhookId: `select id from webhooks where workspace_id = :workspaceId order by id offset 1 limit 1`,
      deliveryId: `select id from webhook_deliveries where webhook_id = :webhookId limit 1`,
    },
    requests: [
      [`GET ${webhooks}`],
      [`POST ${webhooks}`, { url: 'https://example.com/new', eventTypes: ['*'] }],
      [`GET ${webhooks}/{webhookId}`],
      [`PATCH ${webhooks}/{webhookId}`, { description: 'Changed', enabled: true }],
      [`POST ${webhooks}/{webhookId}/secret-rotations`],
      [`POST ${webhooks}/{webhookId}/test-events`],
      [`GET ${webhooks}/{webhookId}/deliveries`],
      [`GET ${webhooks}/{webhookId}/deliveries?status=failed`],
      [`GET ${webhooks}/{webhookId}/deliveries/{deliveryId}`],
      [`POST ${webhooks}/{webhookId}/deliveries/{deliveryId}/replays`],
      [`DELETE ${webhooks}/{spareWebhookId}`],
    ],
    otherQueries: `
  -- Webhooks, and a change that one is told of.
  insert into webhooks (workspace_id, url, event_types, enabled)
    select workspaces.id, 'https://example.com', '{*}', n = 1 from workspaces cross join generate_series(1, 5) as n
    where not exists (select from webhooks where webhooks.workspace_id = workspaces.id);
  analyze webhooks;
  insert into activity (workspace_id, actor_kind, resource_kind, resource_id, action)
    select workspace_id, 'system', 'webhook', gen_random_uuid(), 'changed' from webhooks where enabled limit 1;
  select private.claim_webhook_delivery(webhook_id, 1, '1 minute')
    from (select distinct webhook_id from webhook_deliveries where status = 'waiting') as waiting;
  select private.wake_overdue_webhooks('1 minute', 10);
`,
  },
}
