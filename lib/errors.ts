export const statusByCode = {
  malformed: 400,
  unauthenticated: 401,
  factor_required: 401,
  proof_required: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  not_acceptable: 406,
  request_timeout: 408,
  conflict: 409,
  busy: 409,
  idempotency_in_progress: 409,
  precondition_failed: 412,
  payload_too_large: 413,
  unsupported_media_type: 415,
  invalid_request: 422,
  idempotency_mismatch: 422,
  precondition_required: 428,
  rate_limited: 429,
  headers_too_large: 431,
  internal: 500,
  unavailable: 503,
} as const

/** A person has confirmed that it is them within this time. private.proved_recently() decides by the same. */
export const PROOF_MAX_AGE_SECONDS = 900

export type ErrorCode = keyof typeof statusByCode

/** An answer names so many refused fields, so that none is larger than its request. The rest shows once they are mended. */
export const DETAILS_MAX = 100

/** `path` is dotted and begins with the part of the request, such as `body.title`. */
export type ErrorDetail = { path: string; message: string }

type Options = {
  details?: ErrorDetail[]
  cause?: unknown
  retryAfterSeconds?: number
  /** Headers of the answer, in lower case, at whatever door it leaves. */
  headers?: Readonly<Record<string, string>>
  isLogged?: boolean
  field?: string | undefined
  isUnforeseen?: boolean
}

export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  readonly details: ErrorDetail[] | undefined
  readonly retryAfterSeconds: number | undefined
  readonly headers: Readonly<Record<string, string>>
  readonly isLogged: boolean
  /** The field of a row that the database refused, as requests name it. */
  readonly field: string | undefined
  /** True where a schema let pass what the database refuses, so the refusal is reported too. */
  readonly isUnforeseen: boolean

  constructor(
    code: ErrorCode,
    message: string,
    {
      details,
      cause,
      retryAfterSeconds,
      headers = {},
      isLogged = false,
      field,
      isUnforeseen = false,
    }: Options = {},
  ) {
    super(message, { cause })
    this.code = code
    this.details = details?.slice(0, DETAILS_MAX)
    this.retryAfterSeconds = retryAfterSeconds
    this.headers = headers
    this.isLogged = isLogged
    this.field = field
    this.isUnforeseen = isUnforeseen
  }
}

/** Names the field of the sent input that the database refused. A row that is part of the address is missing, and any other value was ours. */
export function namingField(error: AppError, input: unknown): AppError {
  const { field, code, message, cause, isUnforeseen } = error
  if (field === undefined) return error
  if (!(input instanceof Object) || !Object.hasOwn(input, field))
    return isUnforeseen ? ourFault(cause) : error
  const sentence = code === 'not_found' ? 'Choose one that exists.' : message
  const details = [{ path: `body.${field}`, message: sentence }]
  return new AppError('invalid_request', 'The request is not valid.', { details, cause, isUnforeseen })
}

export function ourFault(cause: unknown): AppError {
  return new AppError('internal', 'Something went wrong on our side.', { cause })
}

/** Refuses one field of a request. A missing and a foreign id get the same answer. */
export function refuse(path: string, message: string): never {
  throw new AppError('invalid_request', 'The request is not valid.', { details: [{ path, message }] })
}
