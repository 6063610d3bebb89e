import type { UserCaller } from '@/lib/auth/caller'
import { tokenFor } from './people'

/** A method's export of a route. */
export type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>

type Sent = {
  as?: UserCaller | undefined
  /** An API key. */
  key?: string
  method?: string
  /** The path below /api. By default it consists of the parameters, which most responses do not repeat. */
  path?: string | undefined
  params?: Record<string, string>
  query?: Record<string, string>
  headers?: Record<string, string>
  body?: unknown
}

/** Calls an exported handler with a real Request, and reads the envelope. */
export async function send(handler: Handler, sent: Sent = {}) {
  const response = await handler(await requestOf(sent), { params: Promise.resolve(sent.params ?? {}) })
  const text = await response.text()
  const { data, error, meta } = isJson(response) && text ? JSON.parse(text) : {}
  return { status: response.status, headers: response.headers, text, data, error, meta }
}

function isJson({ headers }: Response) {
  return headers.get('content-type')?.includes('json') ?? false
}

async function requestOf({ as, key, method, path, params = {}, query, headers, body }: Sent) {
  const byParams = ['', ...Object.values(params).map(encodeURIComponent)].join('/')
  return new Request(`http://localhost:3000/api${path ?? byParams}?${new URLSearchParams(query)}`, {
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

/** The path of each refused field. */
export const pathsOf = ({ error }: { error: { details: { path: string }[] } }) =>
  error.details.map(({ path }) => path)
