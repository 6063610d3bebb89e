import { type ErrorCode, statusByCode } from '@/lib/errors'
import type { Contract } from '../route'
import { exampleRequestId } from './examples'
import { meanings } from './failures'
import { type HeaderName, headersOfEveryAnswer, referencesTo } from './headers'
import { referenceTo } from './object'
import type { ApiResponse } from './specification'

const waiting: ReadonlySet<ErrorCode> = new Set([
  'busy',
  'idempotency_in_progress',
  'rate_limited',
  'unavailable',
])

export function failureResponse(some: ErrorCode[], contract: Contract): ApiResponse {
  const status: number = statusByCode[some[0]!]
  const waits = some.some((each) => waiting.has(each))
  const names: HeaderName[] = [
    ...headersOfEveryAnswer(contract),
    ...(waits ? (['Retry-After'] as const) : []),
    ...(status === 401 ? (['WWW-Authenticate'] as const) : []),
    ...(status === 415 ? (['Accept', 'Accept-Encoding', 'Accept-Patch', 'Accept-Post'] as const) : []),
  ]

  return {
    description: some.map((each) => `${each}: ${meanings[each]}`).join('\n\n'),
    headers: referencesTo(names),
    content: {
      'application/json': { schema: referenceTo('Failure'), examples: examplesOf(some, failureWith) },
      'application/problem+json': { schema: referenceTo('Problem'), examples: examplesOf(some, problemWith) },
    },
    'x-error-codes': some,
  }
}

function examplesOf(some: ErrorCode[], exampleWith: (code: ErrorCode) => object) {
  const entries = some.map((each) => [each, { summary: meanings[each], value: exampleWith(each) }])
  return Object.fromEntries(entries) as Record<string, { summary: string; value: object }>
}

function failureWith(each: ErrorCode) {
  return { error: { code: each, message: meanings[each] }, meta: { requestId: exampleRequestId } }
}

function problemWith(each: ErrorCode) {
  return {
    type: `https://example.com/docs/api/errors#${each}`,
    title: each,
    status: statusByCode[each],
    detail: meanings[each],
    instance: `/api/v1/workspaces#${exampleRequestId}`,
    code: each,
  }
}
