import { Client } from 'pg'

/**
 * Supabase Lite reads the schema once and ignores `notify pgrst`, so a table made by a migration stays unknown until a
 * restart. PostgREST listens: so does this.
 */
export async function watchSchema(
  adminUrl: string,
  onChange: () => void,
): Promise<{ close(): Promise<void> }> {
  const client = new Client({ connectionString: adminUrl })
  // A stopped database ends the watch; the next request reports it.
  client.on('error', () => {})
  client.on('notification', onChange)
  await client.connect()
  await client.query('listen pgrst')
  return { close: () => client.end() }
}
