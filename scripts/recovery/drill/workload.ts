import { randomUUID } from 'node:crypto'
import { localEnv } from '../../dev/local-env.ts'
import '../../lib-modules.ts'
import type { House, Services } from './house.ts'

const person = { email: 'drill@example.com', password: 'the password of the drill' }
const content = 'Chestnut latte'
const TASKS_PER_ROUND = 20

/** Points the app's own services at a house; they connect again by themselves when its server is another one. */
export function useHouse(house: House) {
  const settings = { NODE_ENV: 'test', LOG_LEVEL: 'silent' }
  Object.assign(process.env, localEnv(house, 'http://localhost:3000'), settings)
}

/** An account by Auth, a file by Storage, a workspace by the app. */
export async function moveIn({ admin }: Services) {
  const { data, error } = await admin.auth.admin.createUser({ ...person, email_confirm: true })
  if (error) throw error
  const bucket = await admin.storage.createBucket('drill', { public: false })
  const file = await admin.storage.from('drill').upload('menu.txt', content)
  if (bucket.error ?? file.error) throw bucket.error ?? file.error

  const { createWorkspace } = await import('../../../lib/features/workspaces/service.ts')
  const { createProject } = await import('../../../lib/features/projects/service.ts')
  const caller = {
    userId: data.user.id,
    email: person.email,
    sessionId: randomUUID(),
    via: 'bearer' as const,
    requestId: 'drill',
  }
  const workspace = await createWorkspace(caller, { name: 'Drill' })
  const project = await createProject(caller, workspace.id, { name: 'Drill', description: '' })
  return { caller, workspaceId: workspace.id, projectId: project.id }
}
export type Tenant = Awaited<ReturnType<typeof moveIn>>

/** One round of writes as a member makes them. */
export async function work(tenant: Tenant) {
  const { completeTask } = await import('../../../lib/features/tasks/service.ts')
  for (let at = 0; at < TASKS_PER_ROUND; at += 1) {
    const { id } = await addTask(tenant, `Task ${at}`)
    if (at % 2) await completeTask(tenant.caller, tenant.workspaceId, id)
  }
}

export async function addTask({ caller, workspaceId, projectId }: Tenant, title: string) {
  const { createTask } = await import('../../../lib/features/tasks/service.ts')
  return createTask(caller, workspaceId, { projectId, title, description: '' })
}

export async function requireSignIn({ visitor }: Services, { caller }: Tenant) {
  const { data, error } = await visitor.auth.signInWithPassword(person)
  if (error) throw new Error(`Nobody can sign in: ${error.message}`)
  if (data.user.id !== caller.userId) throw new Error('Somebody else signed in.')
}

export async function requireFile({ admin }: Services) {
  const { data } = await admin.storage.from('drill').download('menu.txt')
  if ((await data?.text()) !== content) throw new Error('The stored file is not what it was.')
}

/** The newest titles that the member sees, by the app. */
export async function titlesOf({ caller, workspaceId }: Tenant) {
  const { listTasks } = await import('../../../lib/features/tasks/service.ts')
  const { items } = await listTasks(caller, workspaceId, {}, { after: undefined, limit: 100 })
  return new Set(items.map(({ title }) => title))
}

/** Ends the app's connections, so that the process can end. */
export async function leave() {
  const { pool } = await import('../../../lib/db/pool.ts')
  await pool.end()
}
