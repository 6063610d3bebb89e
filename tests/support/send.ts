import type { UserCaller } from '@/lib/auth/caller'
import { tokenFor } from './people'

type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>

type Sent = {
  as?: UserCaller | undefined
  /** An API key. */
  key?: string
  method?: string
  params?: Record<string, string>
  /** Below /api; made up from the parameters where a test does not care. */
  path?: string
  query?: Record<string, string>
  headers?: Record<string, string>
  body?: unknown
}

/** Calls an exported handler with a real Request, and reads the envelope. */
export async function send(handler: Handler, sent: Sent = {}) {
  const response = await handler(await requestOf(sent), { params: Promise.resolve(sent.params ?? {}) })
  const text = await response.text()
  const { data, error, meta } = text ? JSON.parse(text) : {}
  return { status: response.status, headers: response.headers, text, data, error, meta }
}

async function requestOf({ as, key, method, params = {}, path, query, headers, body }: Sent) {
  const made = ['', ...Object.values(params).map(encodeURIComponent)].join('/')
  return new Request(`http://localhost:3000/api${path ?? made}?${new URLSearchParams(query)}`, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      ...(as && { authorization: `Bearer ${await tokenFor(as)}` }),
      ...(key && { authorization: `Bearer ${key}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    body: typeof body === 'string' || body === undefined ? (body ?? null) : JSON.stringify(body),
  })
}
