import type { z } from 'zod'
import type { ErrorCode, ErrorDetail } from '@/lib/errors'
import type { Contract } from '@/lib/http/route'
import { type Contracts, operations } from '@/app/api/operations'

/** Longer than the server's limit for a transaction. */
const TIMEOUT_MS = 15_000

export type OperationId = keyof Contracts
type Of<Id extends OperationId> = Contracts[Id] extends Contract ? Contracts[Id] : never
type Sent<Schema> = Schema extends z.ZodType ? z.input<Schema> : never
type Shown<Schema> = Schema extends z.ZodType ? z.output<Schema> : never

/** A part of the request: required unless all its fields are optional, absent without a contract for it. */
type Part<Name extends string, Value> = [Value] extends [never]
  ? { [N in Name]?: undefined }
  : object extends Value
    ? { [N in Name]?: Value }
    : { [N in Name]: Value }

/** The input of an operation, from its contract. */
export type Call<Id extends OperationId> = Part<'params', Sent<Of<Id>['params']>> &
  Part<'query', Sent<Of<Id>['query']>> &
  Part<'body', Sent<Of<Id>['body']>> &
  (Of<Id> extends { status: 201 } ? { idempotencyKey?: string } : { idempotencyKey?: undefined }) &
  (Of<Id> extends { ifMatch: 'required' }
    ? { ifMatch: string }
    : Of<Id> extends { ifMatch: 'optional' }
      ? { ifMatch?: string }
      : { ifMatch?: undefined }) & { signal?: AbortSignal }

/** The result of an operation. `next` is the cursor of the next page, `etag` the version for `ifMatch`. */
export type Answer<Id extends OperationId> = {
  requestId: string
  etag: string | undefined
} & (Of<Id> extends {
  returnsPageOf: z.ZodType
}
  ? { data: Shown<Of<Id>['returnsPageOf']>[]; next: string | null }
  : Of<Id> extends { returns: z.ZodType }
    ? { data: Shown<Of<Id>['returns']> }
    : { data: undefined })

/** A refusal by the server. `requestId` identifies its log line. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly status: number
  readonly code: ErrorCode | undefined
  readonly details: ErrorDetail[]
  readonly requestId: string | undefined
  readonly retryAfterSeconds: number | undefined

  constructor({ status, headers }: Pick<Response, 'status' | 'headers'>, { error }: Envelope) {
    super(error?.message ?? `The server answered ${status}.`)
    this.status = status
    this.code = error?.code
    this.details = error?.details ?? []
    this.requestId = headers.get('x-request-id') ?? undefined
    const wait = headers.get('retry-after')
    this.retryAfterSeconds = wait && /^\d+$/.test(wait) ? Number(wait) : undefined
  }
}

type Envelope = {
  data?: unknown
  error?: { code: ErrorCode; message: string; details?: ErrorDetail[] }
  meta?: { requestId: string; page?: { next: string | null } }
}

type Settings = {
  /** The address of the app. A page leaves it out. */
  site?: string
  /** An API key or an access token. A page leaves it out, since its session is a cookie. */
  credential?: string
  timeoutMs?: number
}

/**
 * Calls operations by their id, typed by the contracts that serve them. Throws an ApiError for a refusal and a TimeoutError for a
 * late response.
 */
export function createClient({ site = '', credential, timeoutMs = TIMEOUT_MS }: Settings = {}) {
  return async function call<Id extends OperationId>(
    id: Id,
    ...[given]: object extends Call<Id> ? [Call<Id>?] : [Call<Id>]
  ): Promise<Answer<Id>> {
    const { params = {}, query = {}, body, idempotencyKey, ifMatch, signal } = (given ?? {}) as Loose
    const [method = '', path = ''] = operations[id].split(' ')
    const timeout = AbortSignal.timeout(timeoutMs)

    const response = await fetch(`${site}/api/v1${filled(path, params)}${searchOf(query)}`, {
      method,
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      headers: {
        accept: 'application/json',
        ...(credential !== undefined && { authorization: `Bearer ${credential}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
        ...(ifMatch !== undefined && { 'if-match': ifMatch }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    return answerOf<Id>(response, await envelopeOf(response))
  }
}

type Loose = {
  params?: Record<string, string>
  query?: Record<string, unknown>
  body?: unknown
  idempotencyKey?: string
  ifMatch?: string
  signal?: AbortSignal
}

function filled(path: string, params: Record<string, string>) {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
}

function searchOf(query: Record<string, unknown>) {
  const given = Object.entries(query).filter(([, value]) => value !== undefined)
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)]))
  return given.length > 0 ? `?${search}` : ''
}

// A proxy may answer with something other than our JSON.
async function envelopeOf(response: Response): Promise<Envelope> {
  const isJson = response.headers.get('content-type')?.includes('json')
  return isJson ? ((await response.json()) as Envelope) : {}
}

function answerOf<Id extends OperationId>({ headers, ok, status }: Response, envelope: Envelope) {
  if (!ok) throw new ApiError({ status, headers }, envelope)

  const { data, meta } = envelope
  return {
    data: meta || status === 204 ? data : envelope,
    requestId: headers.get('x-request-id') ?? '',
    etag: headers.get('etag') ?? undefined,
    ...(meta?.page && { next: meta.page.next }),
  } as unknown as Answer<Id>
}
