import { authError } from '../../answers.ts'
import type { Context } from '../../context.ts'

// bcrypt reads no further.
const MAX_PASSWORD_BYTES = 72
// Supabase Auth's cost; tests lower it here by the variable that lowers it in Lite.
const BCRYPT_ROUNDS = Number(process.env.LITE_AUTH_BCRYPT_COST) || 10

/** The refusal of a password that the configured rules forbid, else undefined. */
export function refusePassword(password: string, { config }: Context): Response | undefined {
  if (Buffer.byteLength(password) > MAX_PASSWORD_BYTES) {
    return authError(
      422,
      'validation_failed',
      `Password cannot be longer than ${MAX_PASSWORD_BYTES} characters`,
    )
  }
  const least = config.auth.minimum_password_length
  if (password.length >= least) return undefined
  return authError(422, 'weak_password', `Password should be at least ${least} characters.`)
}

export async function hashPassword(password: string, { db }: Context): Promise<string> {
  const hashed = await db.query<{ hash: string }>(
    `select extensions.crypt($1, extensions.gen_salt('bf', $2)) as hash`,
    [password, BCRYPT_ROUNDS],
  )
  return hashed.rows[0]!.hash
}
