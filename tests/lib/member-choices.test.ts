import { beforeEach, expect, test, vi } from 'vitest'
import type { Caller } from '@/lib/auth/caller'
import { addCrowd, addPlaces } from '../support/crowds'
import { owner } from '../support/owner'
import { createMember } from '../support/people'

const page = vi.hoisted(() => ({ caller: undefined as Caller | undefined }))
vi.mock('@/lib/auth/page-caller', () => ({ requirePageCaller: async () => page.caller }))

const { memberChoices } = await import('@/app/(workspace)/w/[workspaceId]/members/member-choices')
const { myWorkspaces } = await import('@/app/(workspace)/my-workspaces')

let ada: Awaited<ReturnType<typeof createMember>>
beforeEach(async () => {
  ada = await createMember()
  page.caller = ada
})

const addressed = (choose: string) => Promise.resolve({ choose })

async function memberNamed(name: string) {
  const { rows } = await owner.query<{ id: string }>(
    `select user_id as id from memberships join profiles on profiles.id = user_id
     where workspace_id = $1 and display_name = $2`,
    [ada.workspaceId, name],
  )
  return { id: rows[0]!.id, name }
}

test('a choice has the first 50 members and the search of the others, which the API serves', async () => {
  await addCrowd(ada, 1_005)

  const { people, search } = await memberChoices(ada.workspaceId)

  expect(people).toHaveLength(50)
  expect(search).toEqual({
    list: `/api/v1/workspaces/${ada.workspaceId}/members`,
    valueField: 'userId',
    nameField: 'displayName',
  })
})

test('a chosen member beyond the first ones is in the choice by name', async () => {
  await addCrowd(ada, 1_005)
  const last = await memberNamed('Crowd 1005')

  const { people } = await memberChoices(ada.workspaceId, [last.id, null, undefined])

  expect(people).toHaveLength(51)
  expect(people.at(-1)).toEqual(last)
})

test('the address narrows the choice to a name, which is the way to everybody without a script', async () => {
  await addCrowd(ada, 1_005)
  const last = await memberNamed('Crowd 1005')

  const { people, search } = await memberChoices(ada.workspaceId, [], addressed('crowd 1005'))

  expect(people).toEqual([last])
  expect(search).toBeDefined()
})

test('a small workspace has everybody at hand, and no search', async () => {
  await addCrowd(ada, 49)

  const { people, search } = await memberChoices(ada.workspaceId)

  expect([people.length, search]).toEqual([50, undefined])
})

test('a choice names nobody of another workspace', async () => {
  await addCrowd(ada, 60)
  const eve = await createMember()

  const { people } = await memberChoices(ada.workspaceId, [eve.userId])

  expect(people.map(({ id }) => id)).not.toContain(eve.userId)
})

test('the switcher knows that there are more workspaces than it shows', async () => {
  const few = await myWorkspaces()
  await addPlaces(ada, 60)
  const many = await myWorkspaces()

  expect([few.workspaces.length, few.more]).toEqual([1, false])
  expect([many.workspaces.length, many.more]).toEqual([20, true])
})
