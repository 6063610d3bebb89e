import type { IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Reply } from './listening'
import { ARRIVAL_MS } from '../../../scripts/command/patience.ts'

// Of one connection, and of how a body travels on it: the body comes unpacked, and in one piece.
const ofTheWay = [
  'host',
  'connection',
  'keep-alive',
  'content-encoding',
  'content-length',
  'transfer-encoding',
]

/** Hands a request on as a proxy does that ends TLS: with who asked added to X-Forwarded-For. */
export async function passOn(request: IncomingMessage, origin: string): Promise<Reply> {
  const body = request.method === 'GET' ? undefined : await text(request)
  const given = Object.entries(request.headers).filter(([name]) => !ofTheWay.includes(name))
  const asked = request.headers['x-forwarded-for']
  const answer = await fetch(origin + request.url, {
    method: request.method!,
    redirect: 'manual',
    headers: {
      ...Object.fromEntries(given.map(([name, value]) => [name, String(value)])),
      'x-forwarded-for': [asked, request.socket.remoteAddress].filter(Boolean).join(', '),
      'x-forwarded-proto': 'https',
    },
    ...(body !== undefined && { body }),
    signal: AbortSignal.timeout(ARRIVAL_MS),
  })
  const headers = Object.fromEntries([...answer.headers].filter(([name]) => !ofTheWay.includes(name)))
  return { status: answer.status, text: await answer.text(), headers }
}
