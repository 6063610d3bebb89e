import 'server-only'
import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { AppError } from '@/lib/errors'
import { apiHeaders, refusedByApi } from './answer'

const errors = new Map<string | undefined, () => AppError>([
  ['HPE_HEADER_OVERFLOW', () => new AppError('headers_too_large', 'The address and headers are too long.')],
  ['ERR_HTTP_REQUEST_TIMEOUT', () => new AppError('request_timeout', 'The request did not arrive in time.')],
])

/** The time for the last bytes of a refusal to arrive. */
const LINGER_MS = 500

type Pending = { request: IncomingMessage; response: ServerResponse }

/** Answers what is no HTTP, after the answers that are under way. */
export function answerMalformed(server: Server): void {
  const pending = new Map<Duplex, Set<Pending>>()
  for (const event of ['request', 'checkExpectation']) {
    server.on(event, (request: IncomingMessage, response: ServerResponse) => {
      const { socket } = request
      const entry = { request, response }
      const all = pending.get(socket) ?? new Set()
      pending.set(socket, all.add(entry))
      response.once('close', () => {
        all.delete(entry)
        if (all.size === 0) pending.delete(socket)
      })
    })
  }

  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const refusal = errors.get(error.code)?.() ?? new AppError('malformed', 'The request is not valid HTTP.')
    void refuse(socket, [...(pending.get(socket) ?? [])], refusal, error.code === 'ECONNRESET')
  })
  server.on('connect', (_, socket) => {
    const refusal = new AppError('method_not_allowed', 'This server is no proxy.')
    void refuse(socket, [...(pending.get(socket) ?? [])], refusal, false)
  })
}

async function refuse(socket: Duplex, pending: Pending[], refusal: AppError, isGone: boolean) {
  socket.on('error', () => {}) // the client may be gone
  const whole = pending.filter(({ request }) => request.complete)
  if (!isGone) await Promise.all(whole.map(({ response }) => ended(response)))
  const isBegun = pending.some(({ request, response }) => !request.complete && response.headersSent)
  if (isGone || isBegun || !socket.writable) socket.destroy()
  else await write(socket, refusal)
}

const ended = (response: ServerResponse) => new Promise<void>((resolve) => response.once('close', resolve))

async function write(socket: Duplex, error: AppError) {
  const asked = { method: '?', route: '*', requestId: crypto.randomUUID() }
  const answer = await refusedByApi(asked, error)
  const body = Buffer.from(await answer.arrayBuffer())
  const headers = [
    ...apiHeaders,
    ...answer.headers,
    ['content-length', body.byteLength],
    ['connection', 'close'],
  ]
  const lines = headers.map(([name, value]) => `${name}: ${value}`)
  socket.write(`HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status]}\r\n${lines.join('\r\n')}\r\n\r\n`)
  socket.end(body)
  setTimeout(() => socket.destroy(), LINGER_MS).unref()
}
