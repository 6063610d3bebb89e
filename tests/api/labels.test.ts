import { expect, test } from 'vitest'
import * as label from '@/app/api/v1/workspaces/[workspaceId]/labels/[labelId]/route'
import * as labels from '@/app/api/v1/workspaces/[workspaceId]/labels/route'
import type { Role } from '@/lib/auth/permissions'
import { owner } from '../support/owner'
import { createFellow, createMember, missingId } from '../support/people'
import { pathsOf, send } from '../support/send'

type Member = Awaited<ReturnType<typeof createMember>>

const create = (as: Member, body: unknown) =>
  send(labels.POST, { as, params: { workspaceId: as.workspaceId }, body })

test('a member creates a label and reads it back', async () => {
  const ada = await createMember('member')

  const created = await create(ada, { name: ' Urgent ', colour: 'red' })
  const params = { workspaceId: ada.workspaceId, labelId: created.data.id }
  const read = await send(label.GET, { as: ada, params })

  expect(created.status).toBe(201)
  expect(created.data).toMatchObject({ name: 'Urgent', colour: 'red', workspaceId: ada.workspaceId })
  expect(read.data).toEqual(created.data)
})

test('labels are listed newest first, page by page', async () => {
  const ada = await createMember()
  for (const name of ['One', 'Two', 'Three']) await create(ada, { name })
  const sent = { as: ada, params: { workspaceId: ada.workspaceId } }

  const first = await send(labels.GET, { ...sent, query: { limit: '2' } })
  const second = await send(labels.GET, { ...sent, query: { limit: '2', cursor: first.meta.page.next } })

  const names = [first, second].map(({ data }) => data.map(({ name }: { name: string }) => name))
  expect(names).toEqual([['Three', 'Two'], ['One']])
  expect(second.meta.page.next).toBeNull()
})

test('two labels of a workspace cannot share a name, whatever its case', async () => {
  const [ada, eve] = await Promise.all([createMember(), createMember()])
  await create(ada, { name: 'Urgent' })

  const again = await create(ada, { name: 'URGENT' })
  const elsewhere = await create(eve, { name: 'Urgent' })

  expect([again.status, again.error.code, elsewhere.status]).toEqual([409, 'conflict', 201])
})

test.each<[Role, object]>([
  ['owner', { list: 200, create: 201, change: 200, remove: 204 }],
  ['admin', { list: 200, create: 201, change: 200, remove: 204 }],
  ['member', { list: 200, create: 201, change: 200, remove: 403 }],
  ['viewer', { list: 200, create: 403, change: 403, remove: 403 }],
])('%s: %j', async (role, expected) => {
  const ada = await createMember()
  const { data } = await create(ada, { name: 'Urgent' })
  const person = await createFellow(ada.workspaceId, role)
  const params = { workspaceId: ada.workspaceId, labelId: data.id }

  const statuses = {
    list: (await send(labels.GET, { as: person, params })).status,
    create: (await create(person, { name: `By ${role}` })).status,
    change: (await send(label.PATCH, { as: person, method: 'PATCH', params, body: { colour: 'blue' } }))
      .status,
    remove: (await send(label.DELETE, { as: person, method: 'DELETE', params })).status,
  }

  expect(statuses).toEqual(expected)
})

test.each(['GET', 'PATCH', 'DELETE'] as const)(
  '%s of a foreign label answers exactly like a missing one',
  async (method) => {
    const [ada, eve] = await Promise.all([createMember(), createMember()])
    const { data } = await create(ada, { name: 'Urgent' })
    const sent = {
      as: eve,
      method,
      ...(method === 'PATCH' && { body: { name: 'Mine' } }),
      headers: { 'x-request-id': 'same-request-id' },
    }

    const inside = await send(label[method], {
      ...sent,
      params: { workspaceId: ada.workspaceId, labelId: data.id },
    })
    const across = await send(label[method], {
      ...sent,
      params: { workspaceId: eve.workspaceId, labelId: data.id },
    })
    const missing = await send(label[method], {
      ...sent,
      params: { workspaceId: eve.workspaceId, labelId: missingId() },
    })

    expect(missing.status).toBe(404)
    expect([inside.text, across.text]).toEqual([missing.text, missing.text])
  },
)

test.each([
  ['an empty name', { name: ' ' }, 'body.name'],
  ['a long name', { name: 'x'.repeat(41) }, 'body.name'],
  ['a colour off the list', { name: 'Urgent', colour: '#f00' }, 'body.colour'],
  ['a workspace of the client’s choice', { name: 'Urgent', workspaceId: missingId() }, 'body.workspaceId'],
])('%s is refused by its name', async (_, body, path) => {
  const ada = await createMember()

  const refused = await create(ada, body)

  expect([refused.status, pathsOf(refused)]).toEqual([422, [path]])
})

test('the 205th label is found by a part of its name, whatever its case, and by whoever may read it', async () => {
  const ada = await createMember()
  const eve = await createMember()
  await owner.query(
    `insert into labels (workspace_id, name, colour) select $1, 'Kind ' || n, 'red' from generate_series(1, 205) as n`,
    [ada.workspaceId],
  )
  const search = (as: Member, q: string) =>
    send(labels.GET, { as, params: { workspaceId: ada.workspaceId }, query: { q } })

  const [found, many, foreign] = [
    await search(ada, 'KIND 205'),
    await search(ada, 'kind 1'),
    await search(eve, 'kind'),
  ]

  expect(found.data.map(({ name }: { name: string }) => name)).toEqual(['Kind 205'])
  expect([many.data.length, many.meta.page.next === null]).toEqual([50, false])
  expect(foreign.status).toBe(404)
})
