import { Client } from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { owner } from '../support/owner'
import { createMember } from '../support/people'

const BATCH_ROWS = 1_000

let workspaceId: string
beforeAll(async () => {
  const member = await createMember()
  workspaceId = member.workspaceId
  await owner.query(
    `insert into webhooks (workspace_id, url, event_types) values ($1, 'https://example.com', '{*}')`,
    [workspaceId],
  )
})

/** An id of version 7 as made at a moment; n keeps those of one moment apart. */
const idAt = (moment: string) =>
  `(lpad(to_hex((extract(epoch from ${moment}) * 1000)::bigint), 12, '0') || '7' || substr(md5(n::text), 1, 19))::uuid`

type Retention = {
  table: string
  /** Inserts rows for `n` from `numbers`, as old as `moment`. */
  insert: (moment: string, numbers: string) => string
  purge: string
  /** What a request does meanwhile to rows that stay. */
  change: string
}

const retentions: Retention[] = [
  {
    table: 'public.activity',
    insert: (moment, numbers) => `
      insert into activity (id, workspace_id, actor_kind, resource_kind, resource_id, action, created_at)
      select ${idAt(moment)}, :workspace, 'system', 'webhook', gen_random_uuid(), 'created', ${moment} from ${numbers} as n`,
    purge: `private.purge_activity(now() - interval '1 year', ${BATCH_ROWS})`,
    change: `update activity set actor_id = null where created_at > now() - interval '1 day'`,
  },
  {
    table: 'private.idempotency_records',
    insert: (moment, numbers) => `
      insert into private.idempotency_records (caller_id, operation, key, fingerprint, expires_at)
      select :workspace, 'POST /x', ${moment} || ' ' || n, sha256(''), ${moment} + interval '1 day' from ${numbers} as n`,
    purge: `private.purge_idempotency_records(${BATCH_ROWS})`,
    change: `update private.idempotency_records set answer = '{}' where expires_at > now()`,
  },
  {
    table: 'public.webhook_deliveries',
    insert: (moment, numbers) => `
      with added as (
        insert into webhook_deliveries (id, workspace_id, webhook_id, event_id, event_type, resource_id, body, status)
        select ${idAt(moment)}, :workspace, webhooks.id, gen_random_uuid(), 'member.removed', gen_random_uuid(), '{}', 'delivered'
        from webhooks cross join ${numbers} as n where webhooks.workspace_id = :workspace
        returning id
      )
      insert into webhook_attempts (workspace_id, delivery_id, duration_ms) select :workspace, id, 1 from added`,
    purge: `private.purge_webhook_deliveries(now() - interval '30 days', ${BATCH_ROWS})`,
    change: `update webhook_deliveries set status = 'failed'
      where id > rpad(lpad(to_hex((extract(epoch from now() - interval '1 day') * 1000)::bigint), 12, '0'), 32, '0')::uuid`,
  },
  {
    table: 'private.inbound_events',
    insert: (moment, numbers) => `
      insert into private.inbound_events (source, event_id, body, received_at)
      select 'mail', ${moment} || ' ' || n, '{}', ${moment} from ${numbers} as n`,
    purge: `private.purge_inbound_events(now() - interval '30 days', ${BATCH_ROWS})`,
    change: `update private.inbound_events set processed_at = now() where received_at > now() - interval '1 day'`,
  },
]

test.each(retentions)('100,000 old rows of $table go in batches that nobody waits for', async (retention) => {
  const { table, purge, change } = retention
  const insert = (moment: string, numbers: string) =>
    retention.insert(moment, numbers).replaceAll(':workspace', `'${workspaceId}'`)
  await owner.query(`begin; set local session_replication_role = replica;
    ${insert(`(now() - interval '2 years')`, 'generate_series(1, 100000)')};
    ${insert('now()', 'generate_series(1, 50)')}; commit; analyze ${table}`)
  const count = `select count(*)::int from ${table}`
  const before = (await owner.query(count)).rows[0].count as number
  const [purger, request] = [new Client(process.env.DATABASE_URL), await owner.connect()]
  await purger.connect()
  await purger.query('set role service_role')

  // A batch that is not over yet is the worst that anybody can meet.
  await purger.query('begin')
  const first = await purger.query(`select ${purge} as removed`)
  const work = await purger.query(
    `select seq_scan::int as scans, n_tup_del::int as removed from pg_stat_xact_user_tables where relid = '${table}'::regclass`,
  )
  await request.query(`set lock_timeout = '500ms'`)
  const seen = await request.query(count)
  await request.query(insert(`(now() + interval '1 second')`, 'generate_series(1, 50)'))
  const changed = await request.query(change)
  await purger.query('commit')
  const removed: number[] = []
  do removed.push((await purger.query(`select ${purge} as removed`)).rows[0].removed)
  while (removed.at(-1)! > 0)
  const left = await request.query(count)
  await purger.end()
  request.release(true)

  expect(first.rows).toEqual([{ removed: BATCH_ROWS }])
  expect(work.rows).toEqual([{ scans: 0, removed: BATCH_ROWS }])
  expect({ seen: seen.rows, changed: changed.rowCount }).toEqual({
    seen: [{ count: before }],
    changed: before - 100_000 + 50,
  })
  expect(Math.max(...removed)).toBe(BATCH_ROWS)
  expect(removed).toHaveLength(100)
  expect(left.rows).toEqual([{ count: before - 100_000 + 50 }])
})
