import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Pool } from 'pg'
import { type WebSocket, WebSocketServer } from 'ws'
import type { AccessTokens } from '../access-tokens.ts'
import type { Keys } from '../context.ts'
import { listenTo } from '../listener.ts'
import { type Channels, createChannels, type Message } from './channels.ts'
import { type Format, formats } from './frames.ts'

const PATH = '/realtime/v1/websocket'
// A client sends requests to join here and no messages.
const FRAME_BYTES_MAX = 100_000
// A client gives a sign of life every 25 seconds.
const SILENCE_MAX_MS = 60_000
// The retention of the hosted service.
const KEPT_DAYS = 3

type Options = { adminUrl: string; db: Pool; keys: Keys; tokens: AccessTokens }
export type Upgrade = (incoming: IncomingMessage, socket: Duplex, head: Buffer) => void

/**
 * Broadcast from the database, over the protocol of Supabase Realtime: who has joined a topic gets what `realtime.send` puts there,
 * once it is committed. Rejects when the database cannot be reached. `close` drops every connection.
 */
export async function startRealtime({ adminUrl, db, keys, tokens }: Options) {
  const server = new WebSocketServer({ noServer: true, maxPayload: FRAME_BYTES_MAX })
  const connected = new Set<Channels>()
  let told = Promise.resolve()
  let closed = false

  function serve(socket: WebSocket, keyRole: string, { encode, decode }: Format) {
    const channels = createChannels({ db, tokens, keyRole, send: (frame) => socket.send(encode(frame)) })
    const silence = setTimeout(() => socket.terminate(), SILENCE_MAX_MS)
    let taken = Promise.resolve()
    connected.add(channels)

    socket.on('message', (data) => {
      silence.refresh()
      const frame = decode(data)
      // One after another, so that a token never overtakes the channel that it is for.
      if (frame) taken = taken.then(() => channels.take(frame)).catch(report)
    })
    socket.on('error', () => socket.terminate())
    socket.on('close', () => {
      clearTimeout(silence)
      connected.delete(channels)
      channels.end()
    })
  }

  async function tell(id: string) {
    // The pool ends with the service, while messages may still wait for their turn.
    if (closed) return
    const { rows } = await db.query<Message>(
      'select topic, event, payload, private from realtime.messages where id = $1',
      [id],
    )
    for (const message of rows) for (const channels of connected) channels.tell(message)
  }

  await db.query(
    `delete from realtime.messages where inserted_at < now() - make_interval(days => ${KEPT_DAYS})`,
  )
  const listener = await listenTo(adminUrl, 'realtime_messages', {
    onNotice: (id) => (told = told.then(() => tell(id)).catch(report)),
  })

  const upgrade: Upgrade = (incoming, socket, head) => {
    const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://localhost')
    const keyRole = roleOf(searchParams.get('apikey'), keys)
    const format = formats[searchParams.get('vsn') ?? '1.0.0']
    if (pathname !== PATH || !format) return refuse(socket, '404 Not Found')
    if (!keyRole) return refuse(socket, '401 Unauthorized')
    server.handleUpgrade(incoming, socket, head, (opened) => serve(opened, keyRole, format))
  }

  return {
    upgrade,
    async close() {
      closed = true
      for (const socket of server.clients) socket.terminate()
      server.close()
      await listener.close()
      await told
    },
  }
}

function roleOf(apiKey: string | null, { publishable, secret }: Keys) {
  if (apiKey === secret) return 'service_role'
  return apiKey === publishable ? 'anon' : undefined
}

function refuse(socket: Duplex, status: string) {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

function report(error: unknown) {
  console.error(`local Realtime: ${(error as Error).message}`)
}
