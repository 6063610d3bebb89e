import 'server-only'
import type { z } from 'zod'
import type { Caller } from '@/lib/auth/caller'
import { requireCaller } from '@/lib/auth/request-caller'
import type { Page } from '@/lib/db/page'
import { readJson } from './body'
import { success } from './envelope'
import { encodeCursor } from './paging'
import { parse, parseParams, queryOf } from './parse'
import type { Exchange } from './respond'

/** What a request must be and what its answer is: `returns` one resource, `returnsPageOf` a list of them, neither answers 204. */
export type Contract = {
  params?: z.ZodType
  query?: z.ZodType
  body?: z.ZodType
  returns?: z.ZodType
  returnsPageOf?: z.ZodType
  status?: 200 | 201
}

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined

export type Call<C extends Contract> = {
  params: Parsed<C['params']>
  query: Parsed<C['query']>
  body: Parsed<C['body']>
}

type Result<C extends Contract> = C['returns'] extends z.ZodType
  ? z.input<C['returns']>
  : C['returnsPageOf'] extends z.ZodType
    ? Page<z.input<C['returnsPageOf']>>
    : void

/** One method of a resource, as resource() serves it. */
export type Endpoint = (exchange: Exchange, params: unknown) => Promise<Response>

/** An endpoint for signed-in callers: who asks is settled before anything else is looked at. */
export function route<const C extends Contract>(
  contract: C,
  handle: (call: Call<C> & { caller: Caller }) => Promise<Result<C>>,
): Endpoint {
  return async (exchange, params) => {
    const caller = await requireCaller(exchange.request, exchange.requestId, exchange.headers)
    exchange.caller = caller
    return run(contract, exchange, params, (call) => handle({ ...call, caller }))
  }
}

/** An endpoint that anyone may call. */
export function openRoute<const C extends Contract>(
  contract: C,
  handle: (call: Call<C>) => Promise<Result<C>>,
): Endpoint {
  return (exchange, params) => run(contract, exchange, params, handle)
}

async function run<C extends Contract>(
  contract: C,
  exchange: Exchange,
  params: unknown,
  handle: (call: Call<C>) => Promise<Result<C>>,
) {
  const { request, requestId, headers } = exchange
  const call = {
    params: contract.params && parseParams(contract.params, params),
    query: contract.query && parse('query', contract.query, queryOf(request.url)),
    body: contract.body && parse('body', contract.body, await readJson(request)),
  } as Call<C>

  const result = await handle(call)
  if (contract.status === 201) headers.set('location', `${new URL(request.url).pathname}/${idOf(result)}`)
  return success({ status: contract.status ?? 200, ...present(contract, result) }, requestId, headers)
}

// What a collection creates is found below it: https://www.rfc-editor.org/rfc/rfc9110#name-201-created
function idOf(result: unknown) {
  const { id } = result as { id: string }
  return id
}

// The contract parses the answer too, so a column that it does not declare cannot leak.
function present(contract: Contract, result: unknown) {
  if (contract.returns) return { data: contract.returns.parse(result) }
  if (!contract.returnsPageOf) return { data: null, status: 204 }

  const { items, next } = result as Page<unknown>
  const item = contract.returnsPageOf
  return { data: items.map((value) => item.parse(value)), page: { next: next ? encodeCursor(next) : null } }
}
