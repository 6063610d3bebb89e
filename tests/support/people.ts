import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { importJWK, type JWK, type JWTPayload, SignJWT } from 'jose'
import { inject } from 'vitest'
import type { UserCaller } from '@/lib/auth/caller'
import type { Role } from '@/lib/auth/permissions'
import { owner } from './owner'

const { signingKeyFile } = inject('cluster')
export const signingKey = JSON.parse(readFileSync(signingKeyFile, 'utf8')) as JWK

export const missingId = () => randomUUID()

/** A user with a profile, as sign-up leaves them, and a session. */
export async function createUser(): Promise<UserCaller> {
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

/** A new user in a new workspace, so that no two tests share a row. */
export async function createMember(role: Role = 'owner') {
  const caller = await createUser()
  const { rows } = await owner.query<{ id: string }>(
    `insert into workspaces (name) values ('Test') returning id`,
  )
  const workspaceId = rows[0]!.id
  await addMember(workspaceId, caller, role)
  return { ...caller, workspaceId }
}

export async function addMember(workspaceId: string, { userId }: UserCaller, role: Role) {
  await owner.query('insert into memberships (workspace_id, user_id, role) values ($1, $2, $3)', [
    workspaceId,
    userId,
    role,
  ])
}

/** A user who joins an existing workspace. */
export async function createFellow(workspaceId: string, role: Role) {
  const caller = await createUser()
  await addMember(workspaceId, caller, role)
  return { ...caller, workspaceId }
}

/** An access token as the auth server issues it; `claims` replace its own. */
export async function tokenFor({ userId, sessionId, email }: UserCaller, claims: JWTPayload = {}) {
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
