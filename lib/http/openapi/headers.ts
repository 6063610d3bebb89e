import { statusByCode } from '@/lib/errors'
import type { Contract } from '../route'
import type { Header, Reference } from './specification'

const text = { type: 'string' }

export const headers = {
  'x-request-id': {
    description: 'The request id of the log line. A valid request id from the client is kept.',
    required: true,
    schema: { ...text, pattern: '^[\\w.:-]{8,128}$' },
  },
  ETag: {
    description: 'The version of the resource, for If-Match and If-None-Match.',
    required: true,
    schema: { ...text, pattern: '^"[\\w-]+"$' },
  },
  Location: {
    description: 'The path of the created resource.',
    required: true,
    schema: { ...text, pattern: '^/api/' },
  },
  'Idempotency-Replayed': {
    description:
      'True when this response repeats the response to the first request with this Idempotency-Key.',
    required: false,
    schema: { ...text, enum: ['true'] },
  },
  'Retry-After': {
    description: 'The seconds to wait before the next request.',
    required: false,
    schema: { ...text, pattern: '^\\d+$' },
  },
  'WWW-Authenticate': {
    description:
      'The challenge. `error` is `invalid_token` for a refused credential, and `insufficient_user_authentication` with the proof that the person has to give before a repetition. It is missing where no credential came. https://www.rfc-editor.org/rfc/rfc6750 https://www.rfc-editor.org/rfc/rfc9470',
    required: true,
    schema: { ...text, pattern: '^Bearer ' },
  },
  Accept: {
    description: 'The accepted media types, for a body of another type.',
    required: false,
    schema: text,
  },
  'Accept-Encoding': {
    description: '`identity`, for a body with a content coding. https://www.rfc-editor.org/rfc/rfc7694',
    required: false,
    schema: { ...text, enum: ['identity'] },
  },
  'Accept-Patch': { description: 'The same as Accept, for PATCH.', required: false, schema: text },
  'Accept-Post': { description: 'The same as Accept, for POST.', required: false, schema: text },
  RateLimit: {
    description:
      'The remaining quota. https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/',
    required: false,
    schema: text,
  },
  'RateLimit-Policy': { description: 'The rate limits that apply.', required: false, schema: text },
  Deprecation: {
    description: 'The date of deprecation, in seconds since 1970. https://www.rfc-editor.org/rfc/rfc9745',
    required: true,
    schema: { ...text, pattern: '^@\\d+$' },
  },
  Sunset: {
    description: 'The date the operation ends. https://www.rfc-editor.org/rfc/rfc8594',
    required: true,
    schema: text,
  },
  Link: {
    description:
      'The next page of a list as `rel="next"`, with the sort and the filters of the request. The replacement of a deprecated operation as `rel="deprecation"`. https://www.rfc-editor.org/rfc/rfc8288',
    required: false,
    schema: { ...text, pattern: '^<' },
  },
} as const satisfies Record<string, Header>

export type HeaderName = keyof typeof headers

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
