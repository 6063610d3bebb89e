import { backend, forwarded } from '../backend'
import { asOwner } from './owner'
import type { Facts, Request } from './record'
import { ARRIVAL_MS } from '../patience'

/** Sends the request with what its state gave, and tells what came back. */
export async function ask(request: Request, given: Record<string, string>): Promise<Facts> {
  const { sql, ...http } = JSON.parse(filled(JSON.stringify(request), given)) as Request
  return { ...(sql ? await asOwner(sql) : await send(http)), given }
}

function filled(text: string, given: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(given, name) ? JSON.stringify(given[name]).slice(1, -1) : whole,
  )
}

export async function send({ method, path, as, headers = {}, body }: Request): Promise<Facts> {
  const isText = typeof body === 'string'
  const answer = await fetch(backend.url + path, {
    method,
    redirect: 'manual',
    headers: { ...keysOf(as), ...(body && !isText && { 'content-type': 'application/json' }), ...headers },
    body: body === undefined || isText ? body : JSON.stringify(body),
    signal: AbortSignal.timeout(ARRIVAL_MS),
  })
  const parsed = readJson(await answer.text())
  const { error_code, code, statusCode, msg, message } = parsed
  return {
    status: answer.status,
    ok: answer.ok,
    code: asText(error_code ?? code),
    inside: asText(statusCode),
    message: asText(msg ?? message),
    keys: Object.keys(parsed),
    headers: Object.fromEntries(answer.headers),
    body: parsed,
  }
}

function keysOf(as: string | undefined): Record<string, string> {
  const { secretKey, publishableKey } = backend
  if (as === 'secret') return { apikey: secretKey, authorization: `Bearer ${secretKey}` }
  if (as === 'visitor') return { apikey: secretKey, authorization: `Bearer ${secretKey}`, ...forwarded }
  return { apikey: publishableKey, authorization: `Bearer ${as ?? publishableKey}` }
}

function readJson(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text)) as Record<string, unknown>
  } catch {
    return {}
  }
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}
