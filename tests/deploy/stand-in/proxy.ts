import type { IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Reply } from './listening'

const ANSWER_TIMEOUT_MS = 30_000
// The body comes unpacked, and in one piece.
const ofTheWay = ['content-encoding', 'content-length', 'transfer-encoding', 'connection', 'keep-alive']

/** Hands a request on as a proxy does that ends TLS: with who asked added to X-Forwarded-For. */
export async function passOn(request: IncomingMessage, origin: string): Promise<Reply> {
  const asked = request.headers['x-forwarded-for']
  const body = request.method === 'GET' ? undefined : await text(request)
  const answer = await fetch(origin + request.url, {
    method: request.method!,
    redirect: 'manual',
    headers: {
      'x-forwarded-for': [asked, request.socket.remoteAddress].filter(Boolean).join(', '),
      'x-forwarded-proto': 'https',
      ...(request.headers.authorization && { authorization: request.headers.authorization }),
      ...(request.headers['user-agent'] && { 'user-agent': request.headers['user-agent'] }),
      ...(request.headers['content-type'] && { 'content-type': request.headers['content-type'] }),
    },
    ...(body !== undefined && { body }),
    signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
  })
  const headers = Object.fromEntries([...answer.headers].filter(([name]) => !ofTheWay.includes(name)))
  return { status: answer.status, text: await answer.text(), headers }
}
