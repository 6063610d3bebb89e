import { provedPermissions } from '@/lib/auth/permissions'
import { type ErrorCode, PROOF_MAX_AGE_SECONDS, statusByCode } from '@/lib/errors'
import { isWrite, type Operation } from './operation'
import { isVersioned } from './schemas'

/** A Problem's `type` leads to the anchor of its code in the reference. */
export const meanings: Record<ErrorCode | 'rate_limited', string> = {
  malformed: 'The body is not JSON, the address is not UTF-8, or the request is not valid HTTP.',
  unauthenticated: 'The session, token or API key is missing, invalid or expired.',
  factor_required:
    'The session has not proved the second factor of its person, or the workspace asks its members for one. The challenge has `acr_values="aal2"`.',
  proof_required: `The person has not shown in the last ${PROOF_MAX_AGE_SECONDS / 60} minutes that it is them. The challenge has their age as \`max_age\`.`,
  forbidden: 'The caller does not have permission.',
  not_found: 'The resource does not exist, or the caller may not see it. Both read the same.',
  method_not_allowed: 'The URL does not support the method. The Allow header lists the supported methods.',
  not_acceptable: 'The client accepts neither JSON nor Problem Details.',
  request_timeout: 'The request did not arrive in time.',
  conflict: 'The request conflicts with existing data, such as another item with the same name.',
  busy: 'Other requests are changing the same data. Nothing was written. Retry after Retry-After.',
  idempotency_in_progress:
    'The first request with this Idempotency-Key is still running. Retry after Retry-After.',
  precondition_failed: 'The version differs from If-Match, or the operation has no version.',
  payload_too_large: 'The body is too large.',
  unsupported_media_type: 'The body is not application/json, or it is compressed.',
  invalid_request:
    'The request has invalid fields, or a parameter or header that the operation does not support. The details name each one.',
  idempotency_mismatch: 'This Idempotency-Key was already used for a different request.',
  precondition_required: 'The change needs If-Match with the version that it replaces.',
  rate_limited: 'Too many requests. Retry after Retry-After.',
  headers_too_large: 'The address and headers are too long.',
  internal: 'A fault on our side. The request id identifies it in the logs.',
  unavailable: 'The service is temporarily unavailable. Retry after Retry-After.',
}

/** In one order for all operations, so that the same codes are one answer. */
const known = Object.keys(statusByCode) as ErrorCode[]

export function failuresOf(operation: Operation): ErrorCode[] {
  const { contract, open } = operation
  const { permission, personal, params, body, returns, status, limit, errors = [] } = contract
  const [write, creates] = [isWrite(operation), status === 201]
  const inWorkspace = operation.path.includes('{workspaceId}')

  const codes = new Set<ErrorCode>([
    'not_acceptable',
    'internal',
    'unavailable',
    // An unknown parameter is refused everywhere.
    'invalid_request',
    ...errors,
    ...when(!open, 'unauthenticated'),
    // A workspace may demand a factor for every permission in it, also for one that follows from the request.
    ...when(inWorkspace, 'factor_required'),
    ...when(provedPermissions.includes(permission ?? ''), 'proof_required'),
    // A cookie signs no write for another site.
    ...when(permission !== undefined || personal || (write && !open), 'forbidden'),
    ...when(params, 'not_found'),
    ...when(params || body, 'malformed'),
    ...when(body, 'payload_too_large', 'unsupported_media_type'),
    // A POST that only reads waits for no row.
    ...when(write && limit !== 'read', 'busy'),
    // A write refuses an If-Match that it cannot compare.
    ...when(write || isVersioned(returns), 'precondition_failed'),
    ...when(contract.ifMatch === 'required', 'precondition_required'),
    ...when(creates && !open, 'idempotency_in_progress', 'idempotency_mismatch'),
    'rate_limited',
  ])
  return known.filter((code) => codes.has(code))
}

function when(condition: unknown, ...codes: ErrorCode[]): ErrorCode[] {
  return condition ? codes : []
}
