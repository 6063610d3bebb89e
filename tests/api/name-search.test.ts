import { expect, test } from 'vitest'
import * as members from '@/app/api/v1/workspaces/[workspaceId]/members/route'
import * as workspaces from '@/app/api/v1/workspaces/route'
import { listMemberNames, listMembers } from '@/lib/features/members/service'
import { listOwnWorkspaces } from '@/lib/features/workspaces/service'
import { addCrowd, addPlaces } from '../support/crowds'
import { owner } from '../support/owner'
import { createFellow, createMember, missingId } from '../support/people'
import { send } from '../support/send'

test('the 1,005th member is found by a part of the name, whatever its case', async () => {
  const ada = await createMember()
  await addCrowd(ada, 1_005)
  const sent = { as: ada, params: { workspaceId: ada.workspaceId } }

  const found = await send(members.GET, { ...sent, query: { q: 'cROWD 1005' } })
  const { items } = await listMembers(ada, ada.workspaceId, { q: 'd 1005', limit: 5 })

  expect(namesOf(found, 'displayName')).toEqual(['Crowd 1005'])
  expect(items).toEqual(found.data)
})

test('a search is paged like its list, and its cursor belongs to it', async () => {
  const ada = await createMember()
  await addCrowd(ada, 20)
  const sent = { as: ada, params: { workspaceId: ada.workspaceId } }

  const first = await send(members.GET, { ...sent, query: { q: 'crowd 1', limit: '10' } })
  const cursor = first.meta.page.next
  const second = await send(members.GET, { ...sent, query: { q: 'crowd 1', limit: '10', cursor } })
  const other = await send(members.GET, { ...sent, query: { q: 'crowd 2', limit: '10', cursor } })

  expect(namesOf(first, 'displayName')).toEqual(['Crowd 1', ...crowd(10, 18)])
  expect([namesOf(second, 'displayName'), second.meta.page.next]).toEqual([['Crowd 19'], null])
  expect(other.status).toBe(422)
})

test('a person in 500 workspaces finds the 400th by its name, in the API and on the page', async () => {
  const ada = await createMember()
  await addPlaces(ada, 500)

  const found = await send(workspaces.GET, { as: ada, query: { q: 'place 400' } })
  const onPage = await listOwnWorkspaces(ada, { q: 'place 400', limit: 30 })

  expect(namesOf(found, 'name')).toEqual(['Place 400'])
  expect(onPage.items.map(({ name }) => name)).toEqual(['Place 400'])
})

test('a workspace that demands a second factor is found among those of a member who has none', async () => {
  const ada = await createMember('member')
  await owner.query('update workspaces set name = $2, requires_factor = true where id = $1', [
    ada.workspaceId,
    'Vault',
  ])

  const page = await listOwnWorkspaces(ada, { q: 'vau', limit: 30 })
  const other = await listOwnWorkspaces(ada, { q: 'x', limit: 30 })

  expect([page.items, other.items]).toEqual([[{ id: ada.workspaceId, name: 'Vault' }], []])
})

test('a search sees nothing of other workspaces', async () => {
  const [ada, eve] = [await createMember(), await createMember()]
  await addCrowd(ada, 3)

  const foreign = await send(members.GET, {
    as: eve,
    params: { workspaceId: ada.workspaceId },
    query: { q: 'crowd' },
  })
  const own = await send(members.GET, {
    as: eve,
    params: { workspaceId: eve.workspaceId },
    query: { q: 'crowd' },
  })

  expect([foreign.status, own.data]).toEqual([404, []])
})

test.each(['%', '_', '\\', `' or true`])('the search %j is text, and no pattern', async (q) => {
  const ada = await createMember()
  await addCrowd(ada, 3)

  const { status, data } = await send(members.GET, {
    as: ada,
    params: { workspaceId: ada.workspaceId },
    query: { q },
  })

  expect([status, data]).toEqual([200, []])
})

test('an empty search and one that is too long are refused by name', async () => {
  const ada = await createMember()
  const answers = await Promise.all(
    ['', 'x'.repeat(101)].map((q) => send(workspaces.GET, { as: ada, query: { q } })),
  )

  expect(answers.map(({ status, error }) => [status, error.details[0].path])).toEqual([
    [422, 'query.q'],
    [422, 'query.q'],
  ])
})

test('members are named by their ids, and people of other workspaces are not', async () => {
  const [ada, eve] = [await createMember(), await createMember()]
  const fellow = await createFellow(ada.workspaceId, 'viewer')

  const names = await listMemberNames(ada, ada.workspaceId, [fellow.userId, eve.userId, missingId()])

  expect([...names.keys()]).toEqual([fellow.userId])
  await expect(listMemberNames(eve, ada.workspaceId, [fellow.userId])).rejects.toMatchObject({
    code: 'not_found',
  })
})

function namesOf({ data }: Awaited<ReturnType<typeof send>>, field: string) {
  return data.map((entry: Record<string, string>) => entry[field])
}

function crowd(from: number, to: number) {
  return Array.from({ length: to - from + 1 }, (_, index) => `Crowd ${from + index}`)
}
