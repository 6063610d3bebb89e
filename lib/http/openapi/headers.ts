import { statusByCode } from '@/lib/errors'
import type { Contract } from '../route'
import type { Header, Reference } from './specification'

const text = { type: 'string' }

/** Every header that an answer of ours may say something with. */
export const headers = {
  'x-request-id': {
    description: 'Leads to the log line; a well-formed one that the request has comes back.',
    required: true,
    schema: { ...text, pattern: '^[\\w.:-]{8,128}$' },
  },
  ETag: {
    description: 'The version of what is answered, for If-Match and If-None-Match.',
    required: true,
    schema: { ...text, pattern: '^"[\\w-]+"$' },
  },
  Location: {
    description: 'The path of what was created.',
    required: true,
    schema: { ...text, pattern: '^/api/' },
  },
  'Idempotency-Replayed': {
    description: 'This is the answer to the first request with the same Idempotency-Key.',
    required: false,
    schema: { ...text, enum: ['true'] },
  },
  'Retry-After': {
    description: 'When to ask again, in seconds.',
    required: false,
    schema: { ...text, pattern: '^\\d+$' },
  },
  RateLimit: {
    description:
      'What is left of the allowance. https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/',
    required: false,
    schema: text,
  },
  'RateLimit-Policy': { description: 'The allowances that count here.', required: false, schema: text },
  Deprecation: {
    description:
      'Since when the operation is deprecated, in seconds since 1970. https://www.rfc-editor.org/rfc/rfc9745',
    required: true,
    schema: { ...text, pattern: '^@\\d+$' },
  },
  Sunset: {
    description: 'When the operation ends. https://www.rfc-editor.org/rfc/rfc8594',
    required: true,
    schema: text,
  },
  Link: { description: 'What to use instead.', required: true, schema: text },
} as const satisfies Record<string, Header>

export type HeaderName = keyof typeof headers

/** Headers of every answer of an operation, whatever its status. */
export function headersOfEveryAnswer({ deprecated }: Contract): HeaderName[] {
  return [
    'x-request-id',
    ...('rate_limited' in statusByCode ? (['RateLimit', 'RateLimit-Policy'] as const) : []),
    ...(deprecated ? (['Deprecation'] as const) : []),
    ...(deprecated?.sunset ? (['Sunset'] as const) : []),
    ...(deprecated?.link ? (['Link'] as const) : []),
  ]
}

export function referencesTo(names: HeaderName[]): Record<string, Reference> {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]))
}
