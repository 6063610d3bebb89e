import { AppError } from '@/lib/errors'
import type { Charge } from './rate-limit-charge'
import type { Locale } from './locale'
import type { IdempotentRequest } from './idempotent-request'

export type Assurance = { aal: 'aal1' | 'aal2'; amr: readonly Proof[] }
export type Proof = { method: string; timestamp: number }

type InRequest = {
  requestId: string
  locale?: Locale | undefined
}

export type UserCaller = InRequest & {
  via: 'cookie' | 'bearer'
  userId: string
  sessionId: string | undefined
  awaitsFactor?: boolean | undefined
  /** The proofs of the session. A caller without them has proved nothing. */
  assurance?: Assurance | undefined
  /** Proof for Supabase’s own services. A job that acts for a person has none. */
  accessToken?: string | undefined
  /** Set for an operator who looks at the account of this person, with the hash of the secret in their browser. */
  impersonation?: { hash: Buffer } | undefined
}

/** A program with a well-formed API key, which the database checks with its first statement. */
export type KeyCaller = InRequest & {
  via: 'key'
  userId: null
  key: {
    hash: string
    prefix: string
  }
}

export type Caller = (UserCaller | KeyCaller) & {
  once?: IdempotentRequest | undefined
  charge?: Charge | undefined
}

/** Throws `forbidden` for an operator who looks at the account of somebody. Each door of a write asks it, and the database refuses besides. */
export function refuseImpersonated(caller: Caller | undefined): void {
  if (caller === undefined || caller.via === 'key' || !caller.impersonation) return
  throw new AppError(
    'forbidden',
    'You are viewing the account of somebody else, where nothing can be changed.',
  )
}

export function requirePerson(caller: Caller): UserCaller & { once?: IdempotentRequest | undefined } {
  if (caller.via === 'key') throw new AppError('forbidden', 'API keys may not do this.')
  return caller
}
