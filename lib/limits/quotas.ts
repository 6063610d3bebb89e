import { hash } from 'node:crypto'

export type LimitClass = 'read' | 'write' | 'sign-in' | 'expensive'

/** So many requests in a window, which begins with the first of them. The name is what `RateLimit-Policy` calls it. */
export type Quota = { name: string; limit: number; windowSeconds: number }

const MINUTE = 60
const HOUR = 3_600

/** For a user or an API key: what no person reaches by hand, and what a program that loops by mistake soon does. */
const byCaller: Record<LimitClass, Quota> = {
  read: { name: 'read', limit: 600, windowSeconds: MINUTE },
  write: { name: 'write', limit: 120, windowSeconds: MINUTE },
  expensive: { name: 'expensive', limit: 20, windowSeconds: MINUTE },
  'sign-in': { name: 'sign-in', limit: 20, windowSeconds: 10 * MINUTE },
}

/** For an address, which an office shares: five busy callers. Fewer for attempts to sign in, where each is a guess. */
const byAddress: Record<LimitClass, Quota> = {
  read: { name: 'read-address', limit: 3_000, windowSeconds: MINUTE },
  write: { name: 'write-address', limit: 600, windowSeconds: MINUTE },
  expensive: { name: 'expensive-address', limit: 100, windowSeconds: MINUTE },
  'sign-in': { name: 'sign-in-address', limit: 60, windowSeconds: 10 * MINUTE },
}

/** For an e-mail address that is tried from one place: somebody who goes through all the passwords they ever had. */
const byMailFromAddress: Quota = { name: 'sign-in-mail-address', limit: 20, windowSeconds: 10 * MINUTE }

/**
 * For an e-mail address wherever it is tried from: guesses from many places stay few, and one place alone cannot reach it and so
 * lock its owner out. https://cheatsheetseries.owasp.org/cheatsheets/Authentication_Cheat_Sheet.html#protect-against-automated-attacks
 */
const byMail: Quota = { name: 'sign-in-mail', limit: 200, windowSeconds: HOUR }

/**
 * For an address, links that are opened and not yet followed: the page tells a token that works from one that does not, as Auth's own
 * answer would, so it tells it as rarely. https://supabase.com/docs/guides/auth/rate-limits
 */
const lookUp: Quota = { name: 'link-look-up', limit: 60, windowSeconds: 10 * MINUTE }

export const quotas = { byCaller, byAddress, byMailFromAddress, byMail, lookUp }

/** The name of the counter of an allowance for somebody: it does not tell for whom. */
export function counterKey({ name }: Quota, subject: string): string {
  return hash('sha256', `${name} ${subject}`, 'base64url')
}
