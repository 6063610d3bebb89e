import { decodeJwt, type JWTPayload } from 'jose'

export type Json = Record<string, unknown>

/** Tells a request with `method` on exactly this path, such as `/auth/v1/signup`. */
export function isCall(request: Request, method: string, path: string): boolean {
  return request.method === method && new URL(request.url).pathname === path
}

export function isRefresh(request: Request): boolean {
  const { searchParams } = new URL(request.url)
  return isCall(request, 'POST', '/auth/v1/token') && searchParams.get('grant_type') === 'refresh_token'
}

/** The claims of the caller's access token, unverified. Undefined without one. Behind `es256-tokens.ts` every token is verified. */
export function callerClaims(request: Request): JWTPayload | undefined {
  const token = /^bearer\s+(ey.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
  return token ? decodeJwt(token) : undefined
}

/** The JSON object of the body, leaving the body itself unread. An empty object when there is none. */
export async function readJson(request: Request): Promise<Json> {
  const value: unknown = await request
    .clone()
    .json()
    .catch(() => undefined)
  return typeof value === 'object' && value !== null ? (value as Json) : {}
}

/** A value of a body if it is text. Empty for anything else. */
export function asText(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** A value of a body as an e-mail address is stored. Empty for anything but text. */
export function asEmail(value: unknown): string {
  return asText(value).trim().toLowerCase()
}

export function withHeaders(request: Request, set: Record<string, string | undefined>): Request {
  const headers = new Headers(request.headers)
  for (const [name, value] of Object.entries(set)) {
    if (value === undefined) headers.delete(name)
    else headers.set(name, value)
  }
  return new Request(request, { headers })
}

/** The same caller and query, posting `body` to `path`. */
export function asPost(request: Request, path: string, body: Json): Request {
  const url = new URL(request.url)
  url.pathname = path
  const headers = new Headers(request.headers)
  headers.delete('content-length')
  headers.set('content-type', 'application/json')
  return new Request(url, { method: 'POST', headers, body: JSON.stringify(body) })
}
