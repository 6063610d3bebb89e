import 'server-only'
import type { z } from 'zod'
import { type Caller, requirePerson } from '@/lib/auth/caller'
import { requireCaller } from '@/lib/auth/request-caller'
import type { Permission } from '@/lib/auth/permissions'
import type { Page } from '@/lib/db/page'
import type { Versions } from '@/lib/db/versions'
import type { ErrorCode } from '@/lib/errors'
import { storable } from '@/lib/text/storable'
import { readJson } from './body'
import { type Deprecation, deprecationHeaders } from './deprecation'
import { success } from './envelope'
import { file, type FileAnswer } from './file'
import { handleOnce, refuseKey } from './idempotency'
import { encodeCursor, linkToNext } from './paging'
import { parse, parseParams, parseQuery } from './parse'
import { type IfMatch, isUnmodified, validatorOf, versionsToReplace } from './preconditions'
import { type Limit, limitAddress, limitAnyone, limitCaller } from './rate-limits'
import type { Exchange } from './exchange'

/** The answer is `returns`, a list of `returnsPageOf`, a file of `returnsFile`, or else 204. */
export type Contract = {
  /** A verb and a noun, unique among operations. Clients use it as the method's name. */
  id: string
  summary: string
  /** One or two sentences beyond the summary. */
  description?: string
  /** The service asks the database for it. Undefined where any signed-in caller may. */
  permission?: Permission
  /** Refuses API keys, whatever their scopes. */
  personal?: true
  /** By default `read` for GET and `write` for the rest. */
  limit?: Limit
  errors?: readonly ErrorCode[]
  params?: z.ZodType
  query?: z.ZodType
  body?: z.ZodType
  /** The media types of the body. By default JSON where there is one. */
  takes?: readonly string[]
  returns?: z.ZodType
  returnsPageOf?: z.ZodType
  /** The media type of a file, which has no envelope. Failures have one. */
  returnsFile?: string
  /** 201 of a known caller allows an Idempotency-Key. */
  status?: 200 | 201 | 202
  /** The address of a created resource. By default below the path of the request. */
  location?: (path: string, id: string) => string
  shownOnce?: readonly string[]
  ifMatch?: IfMatch
  /** Leaves out the envelope. */
  bare?: true
  deprecated?: Deprecation
}

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined

export type Call<C extends Contract> = {
  params: Parsed<C['params']>
  query: Parsed<C['query']>
  body: Parsed<C['body']>
  versions: C['ifMatch'] extends IfMatch ? Versions : undefined
}

type Result<C extends Contract> = C['returns'] extends z.ZodType
  ? z.input<C['returns']>
  : C['returnsPageOf'] extends z.ZodType
    ? Page<z.input<C['returnsPageOf']>>
    : C['returnsFile'] extends string
      ? FileAnswer
      : void

type Answer = (exchange: Exchange, params: unknown) => Promise<Response>

export type Endpoint<C extends Contract = Contract> = { answer: Answer; contract: C; open: boolean }

/** Authenticates the caller before it looks at anything else. */
export function route<const C extends Contract>(
  contract: C,
  handle: (call: Call<C> & { caller: Caller }) => Promise<Result<C>>,
): Endpoint<C> {
  const answer: Answer = async (exchange, params) => {
    const limit = limitOf(contract, exchange)
    limitAddress(exchange, limit)
    exchange.caller = await requireCaller(exchange.request, exchange.requestId, exchange.headers)
    const caller = await limitCaller(exchange, limit, exchange.caller)
    if (contract.personal) requirePerson(caller)
    return run(contract, exchange, params, (call) => {
      if (contract.status !== 201) return handle({ ...call, caller })
      return handleOnce(exchange, call, caller, keptOf(contract), (once) => handle({ ...call, caller: once }))
    })
  }
  return { answer: announced(contract, answer), contract, open: false }
}

export function openRoute<const C extends Contract>(
  contract: C,
  handle: (call: Call<C> & { requestId: string }) => Promise<Result<C>>,
): Endpoint<C> {
  const answer: Answer = async (exchange, params) => {
    await limitAnyone(exchange, limitOf(contract, exchange))
    const { requestId } = exchange
    return run(contract, exchange, params, (call) => handle({ ...call, requestId }))
  }
  return { answer: announced(contract, answer), contract, open: true }
}

function limitOf({ limit }: Contract, { request: { method } }: Exchange): Limit {
  return limit ?? (method === 'GET' || method === 'HEAD' ? 'read' : 'write')
}

function announced({ deprecated }: Contract, answer: Answer): Answer {
  if (!deprecated) return answer
  const announcement = deprecationHeaders(deprecated)
  return (exchange, params) => {
    for (const [name, value] of announcement) exchange.headers.set(name, value)
    return answer(exchange, params)
  }
}

async function run<C extends Contract>(
  contract: C,
  exchange: Exchange,
  params: unknown,
  handle: (call: Call<C>) => Promise<Result<C>>,
) {
  const { request, headers } = exchange
  if (contract.status !== 201 || !exchange.caller) refuseKey(request)
  const call = {
    params: contract.params && parseParams(contract.params, params),
    query: parseQuery(contract.query, request),
    body: contract.body && parse('body', storable(contract.body), await readJson(request)),
    versions: versionsToReplace(request, contract.ifMatch),
  } as Call<C>
  exchange.body = call.body

  const result = await handle(call)
  if (contract.returnsFile) return file(contract.returnsFile, result as FileAnswer, exchange)
  if (contract.status === 201) {
    const { location = below } = contract
    headers.set('location', location(new URL(request.url).pathname, idOf(result)))
  }
  const answer = { status: contract.status ?? 200, ...present(contract, result) }
  if (answer.page?.next) headers.append('link', linkToNext(request.url, answer.page.next))
  const validator = validatorOf(answer.data)
  const unmodified = validator && isUnmodified(request, validator)
  if (validator) headers.set('etag', validator.etag)
  if (unmodified) return success({ status: 304, data: null }, exchange)
  return success(answer, exchange)
}

// A collection's resources are below it: https://www.rfc-editor.org/rfc/rfc9110#name-201-created
function below(path: string, id: string) {
  return `${path}/${id}`
}

function idOf(result: unknown) {
  const { id } = result as { id: string }
  return id
}

// Runs before the commit, so nothing is written that could not be answered.
function keptOf(contract: Contract) {
  const blanks = Object.fromEntries((contract.shownOnce ?? []).map((name) => [name, null]))
  return (result: unknown) => {
    const kept = { ...(result as object), ...blanks }
    for (const answer of [result, kept]) present(contract, answer)
    return JSON.stringify(kept)
  }
}

// The contract parses the answer too, so an undeclared column cannot leak.
function present(contract: Contract, result: unknown) {
  if (contract.returns) return { data: contract.returns.parse(result), page: undefined }
  if (!contract.returnsPageOf) return { data: null, status: 204, page: undefined }

  const { items, next } = result as Page<unknown>
  const item = contract.returnsPageOf
  return { data: items.map((value) => item.parse(value)), page: { next: next ? encodeCursor(next) : null } }
}
