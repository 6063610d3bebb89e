import { setTimeout as sleep } from 'node:timers/promises'
import { pool } from '@/lib/db/pool'
import { proofs } from '../../features/proofs'
import { owner } from '../../support/owner'

const POLL_MS = 10

/** Readers of indexes besides requests for which there is a plan: jobs, and the changes and the end of an account. */
const otherQueries = `
  -- The purges.
  select private.purge_idempotency_records(1);
  select from private.inbound_events where received_at < now() order by received_at limit 1;
  select private.purge_rate_limits(1);
  select from invitations where expires_at <= now() order by expires_at limit 1;

  -- Whether a device and a place are known, as private.record_sign_in() asks.
  select from private.auth_events
  where user_id = gen_random_uuid() and kind = 'signed_in' and device = 'Firefox' and network = '203.0.0.0/16';

  -- The impersonations of an account, as private.operator_show_user() asks.
  select from private.impersonations where user_id = gen_random_uuid() order by id desc limit 1;

  -- The end of an account, as private.remove_account() asks.
  select from activity where resource_kind = 'member' and resource_id = gen_random_uuid();
  select from activity where resource_kind = 'invitation' and coalesce(after, before) ->> 'email' = 'ada@example.com';

  ${proofs.map(({ plans }) => plans?.otherQueries ?? '').join('')}
`

/** Has those queries planned as on large tables, and waits until Postgres has added up what every session read. */
export async function runOtherQueries() {
  const client = await owner.connect()
  try {
    await client.query(`begin; set local enable_seqscan = off; ${otherQueries}; rollback`)
    // A session adds up what it did when it ends, or when it is told to.
    await client.query('select pg_stat_force_next_flush()')
    await pool.end()
    const busy = `select from pg_stat_activity where usename = 'app_server' and datname = current_database()`
    while ((await client.query(busy)).rowCount! > 0) await sleep(POLL_MS)
  } finally {
    client.release()
  }
}

/** Indexes that nothing has read so far, which neither keep rows unique nor serve the removal of what a foreign key points to. */
export async function unusedIndexes(): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(`
    select indexrelid::regclass::text as name
    from pg_stat_user_indexes join pg_index using (indexrelid)
    where schemaname in ('public', 'private') and idx_scan = 0 and not indisunique and not exists (
      select from pg_constraint
      where contype = 'f' and conrelid = indrelid and indpred is null
        and (indkey::int2[])[0:cardinality(conkey) - 1] @> conkey and (indkey::int2[])[0:cardinality(conkey) - 1] <@ conkey
    )
    order by 1`)
  return rows.map(({ name }) => name)
}
