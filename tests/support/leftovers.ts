import { owner } from './owner'

/**
 * The tables, of any schema, in which a row still holds one of the texts. The audit log of the auth server is its operator's:
 * it keeps who did what there, for as long as the project's settings say. Realtime keeps for three days that a workspace has
 * changed, by its id, and nothing else.
 */
export async function tablesHolding(texts: string[]): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(`
    select relnamespace::regnamespace || '.' || quote_ident(relname) as name from pg_class
    where relkind in ('r', 'm') and relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema', 'pg_toast', 'realtime')
    order by 1`)

  const holding: string[] = []
  for (const { name } of rows) {
    if (name === 'auth.audit_log_entries') continue
    const found = await owner.query(
      `select from ${name} as entry where exists (select from unnest($1::text[]) as text where lower(entry::text) like '%' || text || '%') limit 1`,
      [texts],
    )
    if (found.rows.length > 0) holding.push(name)
  }
  return holding
}
