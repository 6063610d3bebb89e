import { randomUUID } from 'node:crypto'
import { importJWK, type JWK, type JWTPayload, SignJWT } from 'jose'
import type { Pool } from 'pg'
import type { UserCaller } from '@/lib/auth/caller'
import type { Role } from '@/lib/auth/permissions'

/** A user with a profile, as sign-up leaves them, and a session. */
export async function addUser(owner: Pool): Promise<UserCaller> {
  const [userId, sessionId] = [randomUUID(), randomUUID()]
  await owner.query(
    `with created as (insert into auth.users (id, email, raw_user_meta_data) values ($1, $2, $3) returning id)
     insert into auth.sessions (id, user_id) select $4, id from created`,
    [userId, `${userId}@example.com`, { display_name: 'Test user' }, sessionId],
  )
  return {
    userId,
    sessionId,
    email: `${userId}@example.com`,
    via: 'bearer',
    requestId: randomUUID(),
  }
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

/** An access token as the auth server issues it; `claims` replace its own. */
export async function signToken(
  signingKey: JWK,
  { userId, sessionId, email }: UserCaller,
  claims: JWTPayload = {},
): Promise<string> {
  const { key_ops: _, use: __, ...key } = signingKey
  const payload = { role: 'authenticated', session_id: sessionId, email, ...claims }
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
