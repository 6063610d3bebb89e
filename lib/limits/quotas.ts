import { hash } from 'node:crypto'

export type LimitClass = 'read' | 'write' | 'sign-in' | 'expensive'

/** The window begins with its first request. `RateLimit-Policy` shows the name. */
export type Quota = { name: string; limit: number; windowSeconds: number }

const MINUTE = 60
const HOUR = 3_600

/** No person reaches these by hand. A program that loops by mistake soon does. */
const byCaller: Record<LimitClass, Quota> = {
  read: { name: 'read', limit: 600, windowSeconds: MINUTE },
  write: { name: 'write', limit: 120, windowSeconds: MINUTE },
  expensive: { name: 'expensive', limit: 20, windowSeconds: MINUTE },
  'sign-in': { name: 'sign-in', limit: 20, windowSeconds: 10 * MINUTE },
}

/** An office shares an address: five busy callers, and fewer attempts to sign in, of which each is a guess. */
const byAddress: Record<LimitClass, Quota> = {
  read: { name: 'read-address', limit: 3_000, windowSeconds: MINUTE },
  write: { name: 'write-address', limit: 600, windowSeconds: MINUTE },
  expensive: { name: 'expensive-address', limit: 100, windowSeconds: MINUTE },
  'sign-in': { name: 'sign-in-address', limit: 60, windowSeconds: 10 * MINUTE },
}

/** Allows for a person who tries all the passwords they ever had. */
const byMailFromAddress: Quota = { name: 'sign-in-mail-address', limit: 20, windowSeconds: 10 * MINUTE }

/**
 * Keeps guesses from many places few. One place alone cannot reach the limit and lock the owner out.
 * https://cheatsheetseries.owasp.org/cheatsheets/Authentication_Cheat_Sheet.html#protect-against-automated-attacks
 */
const byMail: Quota = { name: 'sign-in-mail', limit: 200, windowSeconds: HOUR }

/**
 * The page tells a token that works from one that does not, so it does so as rarely as Auth.
 * https://supabase.com/docs/guides/auth/rate-limits
 */
const lookUp: Quota = { name: 'link-look-up', limit: 60, windowSeconds: 10 * MINUTE }

export const quotas = { byCaller, byAddress, byMailFromAddress, byMail, lookUp }

/** Counter key for a subject. Hashed, so the store never sees who it is. */
export function counterKey({ name }: Quota, subject: string): string {
  return hash('sha256', `${name} ${subject}`, 'base64url')
}
