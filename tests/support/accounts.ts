import { randomUUID } from 'node:crypto'
import { importJWK, type JWK, type JWTPayload, SignJWT } from 'jose'
import type { Pool } from 'pg'
import type { Assurance, UserCaller } from '@/lib/auth/caller'
import type { Role } from '@/lib/auth/permissions'

/** The address stands in their token too, where nothing of ours reads it. */
export type Person = UserCaller & { email: string }

/** A user with a profile, as sign-up leaves them, and a session. */
export async function addUser(owner: Pool): Promise<Person> {
  const [userId, sessionId] = [randomUUID(), randomUUID()]
  await owner.query(
    `with created as (${insertUser('$1', '$2', '$3::jsonb')} returning id)
     insert into auth.sessions (id, user_id, aal, created_at, updated_at) select $4, id, 'aal1', now(), now() from created`,
    [userId, `${userId}@example.com`, { display_name: 'Test user' }, sessionId],
  )
  return {
    userId,
    sessionId,
    assurance: justProved(),
    email: `${userId}@example.com`,
    via: 'bearer',
    requestId: randomUUID(),
  }
}

/** The assurance of a session that its person has just opened with a password. `method` says how else. */
export function justProved(method = 'password', secondsAgo = 0): Assurance {
  const aal = method === 'totp' ? 'aal2' : 'aal1'
  return { aal, amr: [{ method, timestamp: Math.floor(Date.now() / 1_000) - secondsAgo }] }
}

/**
 * The statement with which Supabase Auth inserts a user. The values are SQL. It fails on a row without an instance and empty
 * tokens.
 */
export function insertUser(id: string, email: string, metadata = `'{}'::jsonb`): string {
  return `insert into auth.users (instance_id, id, aud, role, email, raw_app_meta_data, raw_user_meta_data, confirmation_token,
      recovery_token, email_change, email_change_token_new, created_at, updated_at)
    values ('00000000-0000-0000-0000-000000000000', ${id}, 'authenticated', 'authenticated', ${email},
      '{"provider": "email", "providers": ["email"]}', ${metadata}, '', '', '', '', now(), now())`
}

export async function addMembership(
  owner: Pool,
  workspaceId: string,
  { userId }: UserCaller,
  role: Role,
): Promise<void> {
  await owner.query('insert into memberships (workspace_id, user_id, role) values ($1, $2, $3)', [
    workspaceId,
    userId,
    role,
  ])
}

/** An access token as Supabase Auth issues it. `claims` override its own. */
export async function signToken(
  signingKey: JWK,
  { userId, sessionId, assurance, email }: UserCaller & { email?: string },
  claims: JWTPayload = {},
): Promise<string> {
  const { key_ops: _, use: __, ...key } = signingKey
  const payload = { role: 'authenticated', session_id: sessionId, ...assurance, email, ...claims }
  return new SignJWT({
    sub: userId,
    aud: 'authenticated',
    iss: `${process.env.NEXT_PUBLIC_SUPABASE_URL}/auth/v1`,
    exp: inFiveMinutes(),
    ...payload,
  })
    .setProtectedHeader({ alg: 'ES256', typ: 'JWT', kid: key.kid! })
    .sign(await importJWK(key, 'ES256'))
}

export function inFiveMinutes() {
  return Math.floor(Date.now() / 1000) + 300
}
