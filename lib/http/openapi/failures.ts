import { type ErrorCode, statusByCode } from '@/lib/errors'
import { isWrite, type Operation } from './operation'
import { isVersioned } from './schemas'

/** What a client learns from each code; the reference has an anchor for each, to which a Problem's `type` leads. */
export const meanings: Record<ErrorCode | 'rate_limited', string> = {
  malformed: 'The body is not JSON.',
  unauthenticated: 'There is no session, token or API key, or it does not count any more.',
  forbidden: 'The caller is known, and may not do this.',
  not_found: 'There is no such thing, or the caller may not know of it: the two read the same.',
  method_not_allowed: 'This URL does not serve this method; Allow names those that it does.',
  not_acceptable: 'The client takes neither JSON nor Problem Details.',
  conflict: 'What is already there does not allow it, such as another of the same name.',
  idempotency_in_progress:
    'The first request with this Idempotency-Key is still at work: ask again after Retry-After.',
  precondition_failed:
    'This is another version than the one that If-Match names, or the operation has none to compare.',
  payload_too_large: 'The body has too many bytes.',
  unsupported_media_type: 'The body is not sent as application/json.',
  invalid_request: 'A part of the request is refused; the details name each field.',
  idempotency_mismatch: 'This Idempotency-Key came with another request before.',
  precondition_required: 'The change must name the version that it replaces, with If-Match.',
  rate_limited: 'Too many requests: ask again after Retry-After.',
  internal: 'A fault on our side. The request id leads to its cause.',
  unavailable: 'The service cannot answer right now: ask again after Retry-After.',
}

/** Every code that an operation can answer, with what its contract adds, in the order of their statuses. */
export function failuresOf(operation: Operation): ErrorCode[] {
  const { contract, open } = operation
  const { permission, params, query, body, returns, status, errors = [] } = contract
  const [write, creates] = [isWrite(operation), status === 201]

  const codes = new Set<ErrorCode>([
    'not_acceptable',
    'internal',
    'unavailable',
    ...errors,
    ...when(!open, 'unauthenticated'),
    // A cookie signs no write for another site.
    ...when(permission !== undefined || (write && !open), 'forbidden'),
    ...when(params, 'not_found'),
    ...when(body, 'malformed', 'payload_too_large', 'unsupported_media_type'),
    // A write refuses If-None-Match, and an If-Match that it cannot keep.
    ...when(query || body || write, 'invalid_request'),
    ...when(write || isVersioned(returns), 'precondition_failed'),
    ...when(contract.ifMatch === 'required', 'precondition_required'),
    ...when(creates && !open, 'idempotency_in_progress', 'idempotency_mismatch'),
    'rate_limited',
  ])
  return [...codes].toSorted((one, other) => statusByCode[one] - statusByCode[other])
}

function when(condition: unknown, ...codes: ErrorCode[]): ErrorCode[] {
  return condition ? codes : []
}
