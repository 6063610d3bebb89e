import { AppError } from '@/lib/errors'
import type { Charge } from './charge'
import type { Locale } from './locale'
import type { Once } from './once'

type InRequest = {
  requestId: string
  /** The language of whoever asks, as far as the request tells; English where it does not. */
  locale?: Locale | undefined
}

/** A person, proved by a verified access token. */
export type UserCaller = InRequest & {
  via: 'cookie' | 'bearer'
  userId: string
  /** The sign-in that the token belongs to; revoking it ends the token's refresh. */
  sessionId: string | undefined
  email: string | undefined
  /** What proved it, for Supabase's own services; absent where somebody is acted for without their request. */
  accessToken?: string | undefined
}

/** A program with an API key that is well formed. Whether it counts is decided in the database, with its first statement. */
export type KeyCaller = InRequest & {
  via: 'key'
  userId: null
  key: {
    hash: string
    /** What lists and logs show of the key. */
    prefix: string
  }
}

/** Who is asking, and in which request. */
export type Caller = (UserCaller | KeyCaller) & {
  /** Set when the request came with an Idempotency-Key: asUser then writes once. */
  once?: Once | undefined
  /** Counted by the first transaction that is opened for the caller, in the same flight. */
  charge?: Charge | undefined
}

/** The caller as a person. Throws `forbidden` for an API key. */
export function requirePerson(caller: Caller): UserCaller & { once?: Once | undefined } {
  if (caller.via === 'key') throw new AppError('forbidden', 'API keys may not do this.')
  return caller
}
