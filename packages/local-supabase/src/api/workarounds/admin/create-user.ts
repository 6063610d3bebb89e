import { randomUUID } from 'node:crypto'
import { authError } from '../../answers.ts'
import type { Context } from '../../context.ts'
import { parseDuration } from '../../durations.ts'
import { asEmail, type Json } from '../../requests.ts'
import { findMailState, findUser } from '../../users.ts'
import { hashPassword, refuseLongPassword } from '../../passwords.ts'

type NewUser = {
  id?: string
  email: string
  password?: string
  confirmed: boolean
  role?: string
  appMetadata?: Json
  userMetadata?: Json
  bannedUntil?: Date | null
}

export const TAKEN = 'A user with this email address has already been registered'

export async function createUser(context: Context, body: Json): Promise<Response> {
  const email = asEmail(body.email)
  const password = typeof body.password === 'string' ? body.password : undefined
  if (!email) return authError(400, 'validation_failed', 'Cannot create a user without an email')
  if (await findMailState(context.db, email)) return authError(422, 'email_exists', TAKEN)

  const refusal = password === undefined ? undefined : refuseLongPassword(password)
  if (refusal) return refusal

  const id = await insertUser(context, {
    email,
    password,
    confirmed: body.email_confirm === true,
    id: typeof body.id === 'string' ? body.id : undefined,
    role: typeof body.role === 'string' ? body.role : undefined,
    appMetadata: body.app_metadata as Json | undefined,
    userMetadata: body.user_metadata as Json | undefined,
    bannedUntil: bannedUntil(body.ban_duration),
  })
  return Response.json(await findUser(context.db, id))
}

/** Adds the user with its e-mail identity and returns the id. */
export async function insertUser(context: Context, user: NewUser): Promise<string> {
  const id = user.id ?? randomUUID()
  const verified = { email_verified: user.confirmed }
  await context.db.query(
    `with new_user as (
       insert into auth.users (id, aud, email, role, encrypted_password, email_confirmed_at, banned_until,
         raw_app_meta_data, raw_user_meta_data, created_at, updated_at)
       values ($1, 'authenticated', $2, $3, $4, case when $5 then now() end, $6, $7, $8, now(), now())
     )
     insert into auth.identities (id, provider, provider_id, user_id, identity_data, created_at, updated_at)
     values ($9, 'email', $1::text, $1, $10, now(), now())`,
    [
      id,
      user.email,
      user.role || 'authenticated',
      user.password === undefined ? null : await hashPassword(user.password, context),
      user.confirmed,
      user.bannedUntil ?? null,
      { provider: 'email', providers: ['email'], ...user.appMetadata },
      { ...user.userMetadata, ...(user.confirmed && verified) },
      randomUUID(),
      { sub: id, email: user.email, ...verified, phone_verified: false },
    ],
  )
  return id
}

/** `undefined` leaves a ban as it is, `none` lifts it. */
export function bannedUntil(duration: unknown): Date | null | undefined {
  if (typeof duration !== 'string' || duration === '') return undefined
  return duration === 'none' ? null : new Date(Date.now() + parseDuration(duration))
}
