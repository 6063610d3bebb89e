import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { JWK, JWTPayload } from 'jose'
import { inject } from 'vitest'
import type { UserCaller } from '@/lib/auth/caller'
import type { Role } from '@/lib/auth/permissions'
import { addMembership, addUser, signToken } from './accounts'
import { owner } from './owner'

const { signingKeyFile } = inject('cluster')
export const signingKey = JSON.parse(readFileSync(signingKeyFile, 'utf8')) as JWK

export const missingId = () => randomUUID()

/** A user with a profile, as sign-up leaves them, and a session. */
export const createUser = () => addUser(owner)

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

export const addMember = (workspaceId: string, caller: UserCaller, role: Role) =>
  addMembership(owner, workspaceId, caller, role)

/** A user who joins an existing workspace. */
export async function createFellow(workspaceId: string, role: Role) {
  const caller = await createUser()
  await addMember(workspaceId, caller, role)
  return { ...caller, workspaceId }
}

/** An access token as Supabase Auth issues it. `claims` override its own. */
export const tokenFor = (caller: UserCaller, claims: JWTPayload = {}) => signToken(signingKey, caller, claims)
