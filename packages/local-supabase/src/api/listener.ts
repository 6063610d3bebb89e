import { Client } from 'pg'

// Soon enough after a reset of the database, seldom enough while it is away.
const RECONNECT_AFTER_MS = 250

type Heard = {
  /** The payload of `notify`. */
  onNotice: (payload: string) => void
  /** Whatever was said before this was not heard. */
  onConnect?: () => void
}

/** Hears one channel of `notify`, again and again when the database goes away. Rejects when the first try fails. */
export async function listenTo(
  adminUrl: string,
  channel: string,
  { onNotice, onConnect }: Heard,
): Promise<{ close(): Promise<void> }> {
  let client: Client | undefined
  let retry: NodeJS.Timeout | undefined
  let closed = false

  async function connect() {
    const next = new Client({ connectionString: adminUrl, keepAlive: true })
    // An error without a listener would end this process together with the database.
    next.on('error', () => {})
    next.on('notification', ({ payload = '' }) => onNotice(payload))
    await next.connect()
    client = next
    next.once('end', reconnectLater)
    await next.query(`listen ${next.escapeIdentifier(channel)}`)
    onConnect?.()
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
