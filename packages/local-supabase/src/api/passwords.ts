import { authError } from './answers.ts'
import type { Context } from './context.ts'

// bcrypt reads no further.
const MAX_PASSWORD_BYTES = 72
// Supabase Auth's cost. Tests lower it here by the variable that lowers it in Lite.
const BCRYPT_ROUNDS = Number(process.env.LITE_AUTH_BCRYPT_COST) || 10

/** The refusal of a password that bcrypt would cut, else undefined. At the creation of a user by an admin no other rule holds. */
export function refuseLongPassword(password: string): Response | undefined {
  if (Buffer.byteLength(password) <= MAX_PASSWORD_BYTES) return undefined
  const message = `Password cannot be longer than ${MAX_PASSWORD_BYTES} characters`
  return authError(400, 'validation_failed', message)
}

/** The refusal of a password that the configured rules forbid, else undefined. */
export function refusePassword(password: string, { config }: Context): Response | undefined {
  const tooLong = refuseLongPassword(password)
  if (tooLong) return tooLong
  const least = config.auth.minimum_password_length
  if (password.length >= least) return undefined
  return authError(422, 'weak_password', `Password should be at least ${least} characters.`)
}

/** Tells the password of a user. False where there is none. */
export async function isPasswordOf({ db }: Context, userId: string, password: string): Promise<boolean> {
  // pgcrypto knows bcrypt's `2b` only by its older name.
  const found = await db.query<{ right: boolean | null }>(
    `select extensions.crypt($2, hash) = hash as "right"
     from (select '$2a' || substr(nullif(encrypted_password, ''), 4) as hash from auth.users where id = $1) stored`,
    [userId, password],
  )
  return found.rows[0]?.right ?? false
}

export async function hashPassword(password: string, { db }: Context): Promise<string> {
  const hashed = await db.query<{ hash: string }>(
    `select extensions.crypt($1, extensions.gen_salt('bf', $2)) as hash`,
    [password, BCRYPT_ROUNDS],
  )
  return hashed.rows[0]!.hash
}
