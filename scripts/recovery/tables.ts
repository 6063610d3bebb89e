import type { Client } from 'pg'

/** Schemas with the project's own rows. Migrations and the platform recreate everything else, and `realtime` holds only delivered messages. */
export const schemas = ['public', 'private', 'pgboss', 'auth', 'storage']

type LeftOut = {
  reason: string
  /** A restore keeps the rows, because they belong to the installation. It removes those of other tables. */
  stays?: boolean
}

const platformHistory: LeftOut = {
  reason: 'which of its own migrations the platform has applied',
  stays: true,
}
const signedIn: LeftOut = { reason: 'sessions end with the database: a restored one could be a revoked one' }
const halfWay: LeftOut = { reason: 'a sign-in that was under way' }
const upload: LeftOut = { reason: 'an upload that was under way' }
const queueUpkeep: LeftOut = { reason: 'what the job queue observes about itself' }

/** Tables that no backup holds. Unlogged tables are left out without a line here, because their rows may be lost anyway. */
export const leftOut: Record<string, LeftOut> = {
  'auth.schema_migrations': platformHistory,
  'storage.migrations': platformHistory,
  'auth.sessions': signedIn,
  'auth.refresh_tokens': signedIn,
  'auth.mfa_amr_claims': signedIn,
  'auth.mfa_challenges': halfWay,
  'auth.flow_state': halfWay,
  'auth.saml_relay_states': halfWay,
  'auth.oauth_authorizations': halfWay,
  'auth.oauth_client_states': halfWay,
  'auth.webauthn_challenges': halfWay,
  'auth.one_time_tokens': { reason: 'links in mails: a restored one could be a used one' },
  'storage.s3_multipart_uploads': upload,
  'storage.s3_multipart_uploads_parts': upload,
  'pgboss.version': {
    reason: 'which of its own migrations the job queue has, and when it last ran',
    stays: true,
  },
  'pgboss.instance': queueUpkeep,
  'pgboss.warning': queueUpkeep,
  'pgboss.queue_stats': queueUpkeep,
  'pgboss.bam': queueUpkeep,
}

export type Table = {
  /** Quoted where SQL needs it. */
  name: string
  columns: string[]
  /** Sorts the rows alike on every server. */
  order: string
  leftOut?: LeftOut
}

/** A partitioned table counts as one. Generated columns are left out. */
export async function listTables(client: Client): Promise<Table[]> {
  const { rows } = await client.query<Omit<Table, 'leftOut'> & { unlogged: boolean }>(tables, [schemas])

  return rows.map(({ unlogged, ...table }) => {
    const why = unlogged ? { reason: 'unlogged' } : leftOut[table.name]
    return { ...table, ...(why && { leftOut: why }) }
  })
}

// Text sorts by its bytes, because collations differ between servers. A table without a key sorts by its whole rows.
const tables = `
  select
    format('%I.%I', nspname, relname) as name,
    relpersistence = 'u' as unlogged,
    array(
      select quote_ident(attname) from pg_catalog.pg_attribute
      where attrelid = pg_class.oid and attnum > 0 and not attisdropped and attgenerated = ''
      order by attnum
    ) as columns,
    coalesce(
      (
        select string_agg(
          quote_ident(attname) || case when attcollation <> 0 then ' collate pg_catalog."C"' else '' end,
          ', ' order by place
        )
        from pg_catalog.pg_index
        cross join lateral unnest(indkey::int2[]) with ordinality as keys (attnum, place)
        join pg_catalog.pg_attribute on attrelid = indrelid and pg_attribute.attnum = keys.attnum
        where indrelid = pg_class.oid and indisprimary
      ),
      format('%I::text collate pg_catalog."C"', relname)
    ) as "order"
  from pg_catalog.pg_class
  join pg_catalog.pg_namespace on pg_namespace.oid = relnamespace
  where nspname = any ($1) and relkind in ('r', 'p') and not relispartition
  order by nspname, relname`
