import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import type { UserCaller } from './caller'
import { cookieOptions, impersonationCookie } from './cookie-names'

/** With 256 random bits the plain hash needs no salt. */
const SECRET_BYTES = 32

const wellFormed = /^([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\.([\w-]{43})$/

export const impersonationCookieOptions = { ...cookieOptions, sameSite: 'strict' } as const

type Cookies = { name: string; value: string }[]

/** Nothing is checked here: the database looks for the hash, for this person, with its first statement. */
export function impersonatedCaller(cookies: Cookies, requestId: string): UserCaller | undefined {
  const value = cookies.find(({ name }) => name === impersonationCookie)?.value ?? ''
  const [, userId, secret] = wellFormed.exec(value) ?? []
  if (!userId || !secret) return undefined
  return { via: 'cookie', userId, sessionId: undefined, requestId, impersonation: { hash: hashOf(secret) } }
}

export function valueOf(userId: string, secret: string): string {
  return `${userId}.${secret}`
}

export function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url')
}

export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
