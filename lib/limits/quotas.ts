import { hash } from 'node:crypto'

export type LimitClass = 'read' | 'write' | 'sign-in' | 'expensive'

/** The window begins with its first request. `RateLimit-Policy` shows the name. */
export type Quota = { name: string; limit: number; windowSeconds: number }

const MINUTE = 60
const HOUR = 3_600

/** Beyond the reach of a person, but not of a runaway program. */
const byCaller: Record<LimitClass, Quota> = {
  read: { name: 'read', limit: 600, windowSeconds: MINUTE },
  write: { name: 'write', limit: 120, windowSeconds: MINUTE },
  expensive: { name: 'expensive', limit: 20, windowSeconds: MINUTE },
  'sign-in': { name: 'sign-in', limit: 20, windowSeconds: 10 * MINUTE },
}

/** Five busy callers share an office's address. Sign-ins have fewer attempts, each of which is a guess. */
const byAddress: Record<LimitClass, Quota> = {
  read: { name: 'read-address', limit: 3_000, windowSeconds: MINUTE },
  write: { name: 'write-address', limit: 600, windowSeconds: MINUTE },
  expensive: { name: 'expensive-address', limit: 100, windowSeconds: MINUTE },
  'sign-in': { name: 'sign-in-address', limit: 60, windowSeconds: 10 * MINUTE },
}

/** Allows for a person who tries all the passwords they ever had. */
const byMailFromAddress: Quota = { name: 'sign-in-mail-address', limit: 20, windowSeconds: 10 * MINUTE }

/**
 * Limits guesses from many places. One address alone cannot reach it and lock the owner out.
 * https://cheatsheetseries.owasp.org/cheatsheets/Authentication_Cheat_Sheet.html#protect-against-automated-attacks
 */
const byMail: Quota = { name: 'sign-in-mail', limit: 200, windowSeconds: HOUR }

/** The page reveals whether a token works, so it is limited like Auth. https://supabase.com/docs/guides/auth/rate-limits */
const lookUp: Quota = { name: 'link-look-up', limit: 60, windowSeconds: 10 * MINUTE }

export const quotas = { byCaller, byAddress, byMailFromAddress, byMail, lookUp }

/** Counter key for a subject. Hashed, so the store never sees who it is. */
export function counterKey({ name }: Quota, subject: string): string {
  return hash('sha256', `${name} ${subject}`, 'base64url')
}
