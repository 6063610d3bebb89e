import type { Pool } from 'pg'
import type { Database } from './transaction.ts'
import { FACTOR_JSON } from './factors.ts'

export type AuthUser = { id: string; email?: string } & Record<string, unknown>

/** The fields of a user that decide which mail it may get. */
export type MailState = {
  id: string
  email: string
  confirmed: boolean
  email_change: string | null
  confirmation_sent_at: Date | null
  recovery_sent_at: Date | null
  email_change_sent_at: Date | null
}

const INSTANCE = '00000000-0000-0000-0000-000000000000'

/** A condition on a row of auth.users: Supabase Auth finds it. */
export const SEEN = `(users.instance_id = '${INSTANCE}' and users.aud = 'authenticated') is true`

/** A condition on a row of auth.users: Supabase Auth fails on it. */
export const UNREADABLE = `(users.confirmation_token || users.recovery_token || users.email_change || users.email_change_token_new
  || users.email_change_token_current || users.phone_change || users.phone_change_token || users.reauthentication_token) is null`

/** A user as Supabase Auth answers it to an admin. Undefined when there is none. */
export async function findUser(db: Database, id: string): Promise<AuthUser | undefined> {
  const [user] = await selectUsers(db, `where users.id = $1 and ${SEEN}`, [id])
  return user
}

/** A row that Supabase Auth fails on: it has no text for a null. */
export class UnreadableUser extends Error {}

/** Throws for an unreadable row. `condition` is ours, never a caller's. Values of a caller go into `values`. */
export async function selectUsers(db: Database, condition: string, values: unknown[]): Promise<AuthUser[]> {
  const found = await db.query<{ user: AuthUser; unreadable: boolean }>(`${USER_JSON} ${condition}`, values)
  if (found.rows.some(({ unreadable }) => unreadable)) throw new UnreadableUser()
  return found.rows.map(({ user }) => withoutNulls(user))
}

const USER_JSON = `
  select json_build_object(
    'id', users.id, 'aud', users.aud, 'role', users.role, 'email', coalesce(users.email, ''),
    'phone', coalesce(users.phone, ''), 'email_confirmed_at', users.email_confirmed_at,
    'confirmed_at', users.confirmed_at, 'invited_at', users.invited_at,
    'confirmation_sent_at', users.confirmation_sent_at, 'recovery_sent_at', users.recovery_sent_at,
    'new_email', nullif(users.email_change, ''), 'last_sign_in_at', users.last_sign_in_at,
    'app_metadata', coalesce(users.raw_app_meta_data, '{}'), 'user_metadata', coalesce(users.raw_user_meta_data, '{}'),
    'identities', coalesce((
      select json_agg(json_build_object(
        'identity_id', identities.id, 'id', identities.provider_id, 'user_id', identities.user_id,
        'identity_data', identities.identity_data, 'provider', identities.provider, 'email', identities.email,
        'last_sign_in_at', identities.last_sign_in_at, 'created_at', identities.created_at,
        'updated_at', identities.updated_at
      ) order by identities.created_at) from auth.identities where identities.user_id = users.id
    ), '[]'),
    'factors', (
      select jsonb_agg(${FACTOR_JSON} order by factors.created_at) from auth.mfa_factors factors where factors.user_id = users.id
    ),
    'created_at', users.created_at, 'updated_at', users.updated_at, 'banned_until', users.banned_until,
    'is_anonymous', users.is_anonymous
  ) as "user", ${UNREADABLE} as unreadable from auth.users`

function withoutNulls(user: AuthUser): AuthUser {
  return Object.fromEntries(Object.entries(user).filter(([, value]) => value !== null)) as AuthUser
}

export async function findMailState(db: Pool, email: string): Promise<MailState | undefined> {
  return mailState(db, 'email = $1', email)
}

export async function findMailStateById(db: Pool, id: string | undefined): Promise<MailState | undefined> {
  return mailState(db, 'id = $1', id ?? null)
}

async function mailState(db: Pool, condition: 'email = $1' | 'id = $1', value: string | null) {
  const found = await db.query<MailState>(
    `select id, email, confirmed_at is not null as confirmed, email_change,
       confirmation_sent_at, recovery_sent_at, email_change_sent_at
     from auth.users where ${condition}`,
    [value],
  )
  return found.rows[0]
}
