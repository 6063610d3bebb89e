import { Webhook as Signer } from 'standardwebhooks'
import { type Handler, send } from './send'

/** Two secrets of a hook, of which one replaces the other. */
export const [secret, former] = [1, 2].map(
  (byte) => `whsec_${Buffer.alloc(32, byte).toString('base64')}`,
) as [string, string]

export type Sent = {
  id?: string
  by?: string
  ageSeconds?: number
  body?: unknown
  headers?: Record<string, string>
  query?: Record<string, string>
}

/** Calls a hook as its sender does, by https://www.standardwebhooks.com. */
export function sendSigned(
  handler: Handler,
  { id = crypto.randomUUID(), by = secret, ageSeconds = 0, body, headers, query = {} }: Sent,
  path?: string,
) {
  const sentAt = new Date(Date.now() - ageSeconds * 1_000)
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return send(handler, {
    path,
    query,
    body: text,
    headers: {
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1_000)),
      'webhook-signature': new Signer(by).sign(id, sentAt, text),
      ...headers,
    },
  })
}
