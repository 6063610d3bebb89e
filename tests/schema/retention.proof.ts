import { Client } from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { owner } from '../support/owner'
import { createMember } from '../support/people'
import { BATCH_ROWS, idAt, type Retention } from './retention'
import { webhookDeliveries } from './webhook-retention'

let workspaceId: string
beforeAll(async () => {
  workspaceId = (await createMember()).workspaceId
})

const retentions: Retention[] = [
  {
    table: 'public.activity',
    insert: (moment, numbers) => `
      insert into activity (id, workspace_id, actor_kind, resource_kind, resource_id, action, created_at)
      select ${idAt(moment)}, :workspace, 'system', 'workspace', gen_random_uuid(), 'created', ${moment} from ${numbers} as n`,
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
    table: 'private.auth_events',
    insert: (moment, numbers) => `
      insert into private.auth_events (id, user_id, kind, user_agent, ip, created_at)
      select ${idAt(moment)}, (select id from auth.users limit 1), 'signed_in', 'Firefox/' || n, '203.0.113.7', ${moment} from ${numbers} as n`,
    purge: `private.purge_auth_events(now() - interval '180 days', ${BATCH_ROWS})`,
    // No row of this log changes, so a lock stands for a change.
    change: `select from private.auth_events where created_at > now() - interval '1 day' for update`,
  },
  {
    table: 'private.impersonations',
    insert: (moment, numbers) => `
      insert into private.impersonations (id, user_id, operator_name, reason, link_hash, expires_at)
      select ${idAt(moment)}, (select id from auth.users limit 1), 'grace', 'a ticket', sha256((${moment} || ' ' || n)::bytea), ${moment} from ${numbers} as n`,
    purge: `private.purge_impersonations(now() - interval '180 days', ${BATCH_ROWS})`,
    change: `update private.impersonations set ended_at = now() where expires_at > now() - interval '1 day'`,
  },
  webhookDeliveries,
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
  const { table, prepare = '', purge, change } = retention
  const inWorkspace = (text: string) => text.replaceAll(':workspace', `'${workspaceId}'`)
  const insert = (moment: string, numbers: string) => inWorkspace(retention.insert(moment, numbers))
  await owner.query(`begin; set local session_replication_role = replica;
    ${inWorkspace(prepare)};
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
