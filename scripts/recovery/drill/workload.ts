import type { Assurance } from '../../../lib/auth/caller.ts'
import { decodeJwt } from 'jose'
import { localEnv } from '../../dev/local-env.ts'
import '../../lib-modules.ts'
import type { House, Services } from './house.ts'

const person = { email: 'drill@example.com', password: 'the password of the drill' }
const content = 'Chestnut latte'
const KEYS_PER_ROUND = 20

/** Points the app's own services at a house. They reconnect by themselves to a new server. */
export function useHouse(house: House) {
  const settings = { NODE_ENV: 'test', LOG_LEVEL: 'silent' }
  Object.assign(process.env, localEnv(house, 'http://localhost:3000'), settings)
}

/** An account by Auth, a file by Storage, a workspace by the app. */
export async function moveIn(services: Services) {
  const { admin } = services
  const { data, error } = await admin.auth.admin.createUser({ ...person, email_confirm: true })
  if (error) throw error
  const bucket = await admin.storage.createBucket('drill', { public: false })
  const file = await admin.storage.from('drill').upload('menu.txt', content)
  if (bucket.error ?? file.error) throw bucket.error ?? file.error

  const { createWorkspace } = await import('../../../lib/features/workspaces/service.ts')
  const caller = {
    userId: data.user.id,
    email: person.email,
    ...(await signIn(services)),
    via: 'bearer' as const,
    requestId: 'drill',
  }
  const workspace = await createWorkspace(caller, { name: 'Drill' })
  return { caller, workspaceId: workspace.id }
}
export type Tenant = Awaited<ReturnType<typeof moveIn>>

/** One round of an owner's writes, each with its activity and jobs: a key, and then its revocation or an invitation. */
export async function work(tenant: Tenant) {
  const { revokeApiKey } = await import('../../../lib/features/api-keys/service.ts')
  const { createInvitation } = await import('../../../lib/features/invitations/service.ts')
  const { caller, workspaceId } = tenant
  for (let at = 0; at < KEYS_PER_ROUND; at += 1) {
    const { id } = await addKey(tenant, `Key ${at}`)
    if (at % 2) await revokeApiKey(caller, workspaceId, id)
    // The invitation of a later round replaces that of an earlier one.
    else await createInvitation(caller, workspaceId, { email: `guest${at}@example.com`, role: 'member' })
  }
}

export async function addKey({ caller, workspaceId }: Tenant, name: string) {
  const { createApiKey } = await import('../../../lib/features/api-keys/service.ts')
  return createApiKey(caller, workspaceId, { name, scopes: ['workspace.read'] })
}

export async function requireSignIn({ visitor }: Services, { caller }: Tenant) {
  const { data, error } = await visitor.auth.signInWithPassword(person)
  if (error) throw new Error(`Nobody can sign in: ${error.message}`)
  if (data.user.id !== caller.userId) throw new Error('Somebody else signed in.')
}

type Claims = Assurance & { session_id: string }

async function signIn({ visitor }: Services) {
  const { data, error } = await visitor.auth.signInWithPassword(person)
  if (error) throw error
  const { session_id: sessionId, aal, amr } = decodeJwt<Claims>(data.session.access_token)
  return { sessionId, assurance: { aal, amr } }
}

export async function requireFile({ admin }: Services) {
  const { data } = await admin.storage.from('drill').download('menu.txt')
  if ((await data?.text()) !== content) throw new Error('The stored file is not what it was.')
}

/** The newest names that the owner sees, by the app. */
export async function namesOf({ caller, workspaceId }: Tenant) {
  const { listApiKeys } = await import('../../../lib/features/api-keys/service.ts')
  const { items } = await listApiKeys(caller, workspaceId, { after: undefined, limit: 100 })
  return new Set(items.map(({ name }) => name))
}

/** Ends the app's connections, which keep the process alive. */
export async function leave() {
  const { pool } = await import('../../../lib/db/pool.ts')
  await pool.end()
}
