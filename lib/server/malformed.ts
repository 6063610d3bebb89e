import 'server-only'
import { type Server, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { AppError } from '@/lib/errors'
import { apiHeaders, refusedByApi } from './answer'

const errors = new Map<string | undefined, () => AppError>([
  ['HPE_HEADER_OVERFLOW', () => new AppError('headers_too_large', 'The address and headers are too long.')],
  ['ERR_HTTP_REQUEST_TIMEOUT', () => new AppError('request_timeout', 'The request did not arrive in time.')],
])

/** Answers what is no HTTP. An answer that is under way is not written into. */
export function answerMalformed(server: Server): void {
  const answering = new WeakSet<Duplex>()
  server.on('request', ({ socket }, response) => {
    answering.add(socket)
    response.once('close', () => answering.delete(socket))
  })

  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const refusal = errors.get(error.code)?.() ?? new AppError('malformed', 'The request is not valid HTTP.')
    if (socket.writable && error.code !== 'ECONNRESET' && !answering.has(socket)) void write(socket, refusal)
    else socket.destroy()
  })
  server.on('connect', (_, socket) =>
    write(socket, new AppError('method_not_allowed', 'This server is no proxy.')),
  )
}

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
  socket.on('error', () => {}) // the client may be gone
  socket.write(`HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status]}\r\n${lines.join('\r\n')}\r\n\r\n`)
  socket.end(body)
}
