import type { ClientBase } from 'pg'
import { describeSchema } from '@/scripts/recovery/schema-lines'

/** The schema of a database as sorted lines, with the rows and settings that a migration makes. */
export async function stateOf(client: ClientBase): Promise<string[]> {
  // Without a search path every expression names the schemas of its functions.
  await client.query(`set search_path = ''`)
  const { rows } = await client.query<{ line: string }>(settings)
  return [...(await describeSchema(client)), ...rows.map(({ line }) => line)]
}

/** Rows and settings that are schema too, although no table of ours says so: one line for each. */
const settings = `
  select 'job queue ' || row_to_json(kind) as line
  from (
    select name, policy, retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds, retention_seconds, deletion_seconds,
      dead_letter, partition
    from pgboss.queue
  ) as kind
  union all
  select 'bucket ' || row_to_json(kept)
  from (select id, public, file_size_limit, allowed_mime_types from storage.buckets) as kept
  union all
  select format('extension %s in %s', extname, extnamespace::regnamespace) from pg_extension
  union all
  select format('default rights of %s in %s on %s: %s', defaclrole::regrole, defaclnamespace::regnamespace, defaclobjtype, defaclacl)
  from pg_default_acl
  union all
  select 'setting of app_server: ' || setting from pg_roles, unnest(rolconfig) as setting where rolname = 'app_server'
  order by line`
