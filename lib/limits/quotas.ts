import { hash } from 'node:crypto'

/** `sign-in` counts guesses at a password, `code` at the code of an app, `proof` tries of a recovery code or a passkey, which nobody guesses, `mail` requests for a mail, `link` uses of a mailed link and steps to and from another service, `page` pages and Server Actions. */
export type LimitClass =
  | 'read'
  | 'write'
  | 'expensive'
  | 'sign-in'
  | 'code'
  | 'proof'
  | 'mail'
  | 'link'
  | 'page'

export type Quota = { name: string; limit: number; windowSeconds: number }

const MINUTE = 60
const HOUR = 3_600

const byCaller: Record<LimitClass, Quota> = {
  read: { name: 'read', limit: 600, windowSeconds: MINUTE },
  write: { name: 'write', limit: 120, windowSeconds: MINUTE },
  expensive: { name: 'expensive', limit: 20, windowSeconds: MINUTE },
  'sign-in': { name: 'sign-in', limit: 20, windowSeconds: 10 * MINUTE },
  // Three of a million codes are right at a time.
  code: { name: 'code', limit: 10, windowSeconds: 10 * MINUTE },
  // One address alone cannot reach it, so whoever knows the password leaves the owner the recovery codes.
  proof: { name: 'proof', limit: 100, windowSeconds: 10 * MINUTE },
  mail: { name: 'mail', limit: 20, windowSeconds: 10 * MINUTE },
  link: { name: 'link', limit: 20, windowSeconds: 10 * MINUTE },
  // A page that is read ahead, or anew after a change of somebody else, is one too.
  page: { name: 'page', limit: 1_200, windowSeconds: MINUTE },
}

/** Five busy callers share an office's address. Sign-ins have fewer attempts, each of which is a guess. */
const byAddress: Record<LimitClass, Quota> = {
  read: { name: 'read-address', limit: 3_000, windowSeconds: MINUTE },
  write: { name: 'write-address', limit: 600, windowSeconds: MINUTE },
  expensive: { name: 'expensive-address', limit: 100, windowSeconds: MINUTE },
  'sign-in': { name: 'sign-in-address', limit: 60, windowSeconds: 10 * MINUTE },
  code: { name: 'code-address', limit: 60, windowSeconds: 10 * MINUTE },
  proof: { name: 'proof-address', limit: 60, windowSeconds: 10 * MINUTE },
  mail: { name: 'mail-address', limit: 60, windowSeconds: 10 * MINUTE },
  link: { name: 'link-address', limit: 60, windowSeconds: 10 * MINUTE },
  page: { name: 'page-address', limit: 6_000, windowSeconds: MINUTE },
}

export type MailClass = 'sign-in' | 'mail'

/** Allows for a person who tries all the passwords they ever had. */
const byMailFromAddress: Record<MailClass, Quota> = {
  'sign-in': { name: 'sign-in-mail-address', limit: 20, windowSeconds: 10 * MINUTE },
  mail: { name: 'mail-mail-address', limit: 20, windowSeconds: 10 * MINUTE },
}

/** https://cheatsheetseries.owasp.org/cheatsheets/Authentication_Cheat_Sheet.html#protect-against-automated-attacks */
const byMail: Quota = { name: 'sign-in-mail', limit: 200, windowSeconds: HOUR }

/** Classes that a stranger could use up for the owner. */
export type DeviceClass = MailClass | 'code' | 'proof'

/** The attempts of a browser that the owner has used before, apart from those of everybody else. */
const byDevice: Record<DeviceClass, Quota> = {
  'sign-in': { name: 'sign-in-device', limit: 20, windowSeconds: 10 * MINUTE },
  code: { name: 'code-device', limit: 10, windowSeconds: 10 * MINUTE },
  proof: { name: 'proof-device', limit: 20, windowSeconds: 10 * MINUTE },
  mail: { name: 'mail-device', limit: 20, windowSeconds: 10 * MINUTE },
}

const unhurried: Record<MailClass, Quota> = {
  'sign-in': { name: 'sign-in-mail-unhurried', limit: 20, windowSeconds: 10 * MINUTE },
  mail: { name: 'mail-mail-unhurried', limit: 20, windowSeconds: 10 * MINUTE },
}

/** The page reveals whether a token works, so it is limited like Auth. https://supabase.com/docs/guides/auth/rate-limits */
const lookUp: Quota = { name: 'link-look-up', limit: 60, windowSeconds: 10 * MINUTE }

export const quotas = { byCaller, byAddress, byMailFromAddress, byMail, byDevice, unhurried, lookUp }

/** Counter key for a subject. Hashed, so the store never sees who it is. */
export function counterKey({ name }: Quota, subject: string): string {
  return hash('sha256', `${name} ${subject}`, 'base64url')
}
