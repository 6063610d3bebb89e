import { authError } from '../../answers.ts'
import type { Context } from '../../context.ts'
import { asEmail, type Json } from '../../requests.ts'
import { findMailState, findUser, type AuthUser } from '../../users.ts'
import { bannedUntil, TAKEN } from './create-user.ts'
import { endLinks, endSessions } from '../new-password.ts'
import { hashPassword, refusePassword } from '../../passwords.ts'

export async function changeUser(context: Context, user: AuthUser, body: Json): Promise<Response> {
  const email = asEmail(body.email)
  const password = typeof body.password === 'string' ? body.password : undefined
  const refusal = password === undefined ? undefined : refusePassword(password, context)
  if (refusal) return refusal

  const holder = email ? await findMailState(context.db, email) : undefined
  if (holder && holder.id !== user.id) return authError(422, 'email_exists', TAKEN)

  const ban = bannedUntil(body.ban_duration)
  const hash = password === undefined ? null : await hashPassword(password, context)
  await context.db.query(
    `update auth.users set
       email = coalesce(nullif($2, ''), email),
       email_confirmed_at = case when $3 then coalesce(email_confirmed_at, now()) else email_confirmed_at end,
       encrypted_password = coalesce($4, encrypted_password),
       raw_app_meta_data = $5,
       raw_user_meta_data = $6,
       role = coalesce(nullif($7, ''), role),
       banned_until = case when $8 then $9 else banned_until end,
       updated_at = now()
     where id = $1`,
    [
      user.id,
      email,
      body.email_confirm === true,
      hash,
      merged(user.app_metadata, body.app_metadata),
      merged(user.user_metadata, body.user_metadata),
      typeof body.role === 'string' ? body.role : '',
      ban !== undefined,
      ban ?? null,
    ],
  )
  if (password !== undefined) {
    await endSessions(context.db, user.id)
    await endLinks(context.db, user.id)
  }
  if (email) await changeIdentity(context, user.id, email, body.email_confirm === true)
  return Response.json(await findUser(context.db, user.id))
}

/** A key set to null goes, as on Supabase. */
function merged(now: unknown, change: unknown): Json {
  const all = { ...(now as Json), ...(change as Json | undefined) }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null))
}

async function changeIdentity({ db }: Context, id: string, email: string, verified: boolean) {
  await db.query(
    `update auth.identities
     set identity_data = identity_data || jsonb_build_object('email', $2::text, 'email_verified', $3::boolean), updated_at = now()
     where user_id = $1 and provider = 'email'`,
    [id, email, verified],
  )
}
