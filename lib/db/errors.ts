import pg from 'pg'
import { AppError, type ErrorCode } from '@/lib/errors'
import { fieldOf } from './refused-field'

const BUSY_RETRY_SECONDS = 1
const OUTAGE_RETRY_SECONDS = 2

/** Names the failures that a caller can act on. A wait for the same data is `busy`, or for a read, which waits for no row, `unavailable`. https://www.postgresql.org/docs/17/errcodes-appendix.html */
export async function toAppError(error: unknown, isRead = false): Promise<unknown> {
  const code = error instanceof pg.DatabaseError ? error.code : connectionCode(error)

  switch (code) {
    case 'PT404': // private.require_permission: the caller may not know the workspace
      return new AppError('not_found', 'Not found.', { cause: error })
    case '23503': // a row that the new one belongs to is not there
      return new AppError('not_found', 'Not found.', { cause: error, field: await fieldOf(error) })
    case 'PT401': // a key that does not count, a session that has ended, or what its detail says
      return new AppError(furtherProof(error), (error as pg.DatabaseError).message, { cause: error })
    case 'PT403':
    case '42501': // a grant or a policy said no
      return new AppError('forbidden', 'You do not have permission to do this.', { cause: error })
    case 'PT412': // private.require_version
      return new AppError('precondition_failed', 'This has changed since you read it.', { cause: error })
    case '23505':
      return new AppError('conflict', 'This already exists.', { cause: error })
    case 'PT409': // a rule that a migration words for its reader
      return new AppError('conflict', (error as pg.DatabaseError).message, { cause: error })
    case 'PT429': // private.use_allowance, with the seconds to wait as its detail
      return new AppError('rate_limited', (error as pg.DatabaseError).message, {
        cause: error,
        retryAfterSeconds: Number((error as pg.DatabaseError).detail),
      })
    case '23514': // a check, which is about a column of the input or else about what we wrote
      return notAllowed(error, (await fieldOf(error)) ?? '')
    case '22001': // a text that is too long for its type
    case '22003': // a number beyond its type
    case '22007': // a moment that is none
    case '22008': // a moment beyond its type
    case '22021': // a zero byte
    case '22P02': // a text that its type cannot read
    case '22P05': // a zero byte in JSON
      return notAllowed(error)
    case '40001': // a transaction changed what this one had read
    case '40P01': // two transactions waited for each other, and this one gave way
    case '55P03': // lock_timeout
      return isRead ? unavailable(error) : busy(error)
    case '25P04': // transaction_timeout
    case '57014': // statement_timeout
    case '53300': // too many connections
    case '57P01': // the server is shutting down
    case '57P02':
    case '57P03':
    case 'unreachable':
      return unavailable(error)
    default:
      return error
  }
}

function busy(cause: unknown) {
  const message = 'Others are changing the same data. Please try again in a moment.'
  return new AppError('busy', message, { cause, retryAfterSeconds: BUSY_RETRY_SECONDS })
}

function unavailable(cause: unknown) {
  const message = 'The service is unavailable right now.'
  return new AppError('unavailable', message, { cause, retryAfterSeconds: OUTAGE_RETRY_SECONDS })
}

function notAllowed(cause: unknown, field?: string) {
  return new AppError('invalid_request', 'This value is not allowed.', { cause, field, isUnforeseen: true })
}

function furtherProof(error: unknown): ErrorCode {
  const { detail } = error as pg.DatabaseError
  return detail === 'factor_required' || detail === 'proof_required' ? detail : 'unauthenticated'
}

const unreachable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
])

function connectionCode(error: unknown) {
  if (!(error instanceof Error)) return undefined
  const { code } = error as NodeJS.ErrnoException
  if (code && unreachable.has(code)) return 'unreachable'
  return /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout)/.test(
    error.message,
  )
    ? 'unreachable'
    : undefined
}
