import { statusByCode, type ErrorCode } from '@/lib/errors'
import { meanings } from './failures'
import { type HeaderName, headersOfEveryAnswer, referencesTo } from './headers'
import type { Contract } from '../route'
import type { ApiResponse, Schema } from './specification'

const text = { type: 'string' }
const requestId = { ...text, description: 'The same as in the x-request-id header.' }

export const envelopeSchemas: Record<string, Schema> = {
  Meta: object({ requestId }, ['requestId']),
  PageMeta: object(
    {
      requestId,
      page: object(
        {
          next: {
            anyOf: [text, { type: 'null' }],
            description: 'The cursor of the next page. Null on the last page.',
          },
        },
        ['next'],
      ),
    },
    ['requestId', 'page'],
  ),
  Error: object(
    {
      code: { ...text, description: 'The error code, for programs.' },
      message: { ...text, description: 'The error message, for people.' },
      details: {
        type: 'array',
        description: 'The invalid fields, by path, such as body.title.',
        items: object({ path: text, message: text }, ['path', 'message']),
      },
    },
    ['code', 'message'],
  ),
  Problem: object(
    {
      type: { ...text, format: 'uri' },
      title: text,
      status: { type: 'integer' },
      detail: text,
      instance: { ...text, description: 'The request path, followed by # and the request id.' },
      code: text,
      errors: {
        type: 'array',
        items: object({ path: text, detail: text }, ['path', 'detail']),
      },
    },
    ['type', 'title', 'status', 'detail', 'instance', 'code'],
  ),
}

export function enveloped(data: Schema, meta: 'Meta' | 'PageMeta'): Schema {
  return object({ data, meta: { $ref: `#/components/schemas/${meta}` } }, ['data', 'meta'])
}

const waiting: ReadonlySet<ErrorCode> = new Set([
  'busy',
  'idempotency_in_progress',
  'rate_limited',
  'unavailable',
])

export function failureResponse(codes: ErrorCode[], contract: Contract): ApiResponse {
  const [code] = codes as [ErrorCode]
  const status: number = statusByCode[code]
  const waits = codes.some((each) => waiting.has(each))
  const names: HeaderName[] = [
    ...headersOfEveryAnswer(contract),
    ...(waits ? (['Retry-After'] as const) : []),
    ...(status === 401 ? (['WWW-Authenticate'] as const) : []),
    ...(status === 415 ? (['Accept', 'Accept-Encoding', 'Accept-Patch', 'Accept-Post'] as const) : []),
  ]

  return {
    description: codes.map((each) => `${each}: ${meanings[each]}`).join('\n\n'),
    headers: referencesTo(names),
    content: {
      'application/json': {
        schema: object({ error: narrowed('Error', { code: { enum: codes } }), meta }, ['error', 'meta']),
        example: { error: { code, message: meanings[code] }, meta: { requestId: exampleRequestId } },
      },
      'application/problem+json': {
        schema: narrowed('Problem', { code: { enum: codes }, status: { const: status } }),
        example: {
          type: `https://example.com/docs/api#${code}`,
          title: code,
          status,
          detail: meanings[code],
          instance: `/api/v1/workspaces#${exampleRequestId}`,
          code,
        },
      },
    },
  }
}

export const exampleRequestId = '5c0f1a52-7f6e-4b7e-9c1d-2f8f3a6d9b10'

const meta = { $ref: '#/components/schemas/Meta' }

function narrowed(name: string, properties: Record<string, Schema>): Schema {
  return { allOf: [{ $ref: `#/components/schemas/${name}` }, { properties }] }
}

function object(properties: Record<string, Schema>, required: string[]): Schema {
  return { type: 'object', properties, required }
}
