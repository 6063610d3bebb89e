import { Client } from 'pg'

// Soon enough after a reset of the database, seldom enough while it is away.
const RECONNECT_AFTER_MS = 250

/**
 * Supabase Lite reads the schema once and ignores `notify pgrst`, so a table made by a migration stays unknown until a
 * restart. PostgREST listens: so does this, again and again when the database goes away. Rejects when the first try fails.
 */
export async function watchSchema(
  adminUrl: string,
  onChange: () => void,
): Promise<{ close(): Promise<void> }> {
  let client: Client | undefined
  let retry: NodeJS.Timeout | undefined
  let closed = false

  async function connect() {
    const next = new Client({ connectionString: adminUrl, keepAlive: true })
    // Without a listener the end of the database would end this process.
    next.on('error', () => {})
    next.on('notification', onChange)
    await next.connect()
    client = next
    next.once('end', reconnectLater)
    await next.query('listen pgrst')
    onChange()
  }

  function reconnectLater() {
    if (closed) return
    retry = setTimeout(() => void connect().catch(reconnectLater), RECONNECT_AFTER_MS)
  }

  await connect()
  return {
    async close() {
      closed = true
      clearTimeout(retry)
      await client?.end()
    },
  }
}
