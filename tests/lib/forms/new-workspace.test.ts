import { expect, test, vi } from 'vitest'
import type { Caller } from '@/lib/auth/caller'
import { owner } from '../../support/owner'
import { createUser } from '../../support/people'

const page = vi.hoisted(() => ({ caller: undefined as Caller | undefined, zone: '' }))
vi.mock('@/lib/auth/page-caller', () => ({
  requirePageCaller: async () => page.caller,
  visitingCaller: async () => page.caller,
  impersonatingVisitor: async () => undefined,
}))
vi.mock('next/cache', () => ({ revalidatePath: () => {} }))
vi.mock('next/server', () => ({ connection: async () => {}, after: () => {} }))
vi.mock('next/headers', () => ({
  headers: async () => new Headers(),
  cookies: async () => ({
    getAll: () => [],
    get: (name: string) => (name === 'time-zone' ? { name, value: page.zone } : undefined),
    set: () => {},
  }),
}))
vi.mock('@/lib/text/time-zone', async (original) => {
  const real = await original<typeof import('@/lib/text/time-zone')>()
  // Stands for a zone that the tz database of Node has and that of Postgres has not.
  const isTimeZone = (name: string) => name === 'Mars/Olympus' || real.isTimeZone(name)
  return { ...real, isTimeZone, knownTimeZone: (name: string) => (isTimeZone(name) ? name : 'UTC') }
})

const { createWorkspaceAction } = await import('@/app/(workspace)/workspaces/actions')

test.each([
  ['Asia/Kolkata', 'Asia/Kolkata'],
  ['+05:30', 'UTC'],
  ['CET', 'UTC'],
  ['Mars/Olympus', 'UTC'],
  ['nonsense\u0000', 'UTC'],
])('a workspace that is made in a browser of the zone %j keeps the days of %s', async (zone, kept) => {
  const ada = await createUser()
  Object.assign(page, { caller: ada, zone })
  const form = new FormData()
  form.set('name', 'Orchard')

  await expect(createWorkspaceAction({}, form)).rejects.toThrow('NEXT_REDIRECT')

  const { rows } = await owner.query(
    'select time_zone from workspaces join memberships on workspace_id = workspaces.id where user_id = $1',
    [ada.userId],
  )
  expect(rows).toEqual([{ time_zone: kept }])
})
