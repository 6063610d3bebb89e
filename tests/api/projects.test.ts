import { expect, test } from 'vitest'
import * as project from '@/app/api/v1/workspaces/[workspaceId]/projects/[projectId]/route'
import * as projects from '@/app/api/v1/workspaces/[workspaceId]/projects/route'
import type { Role } from '@/lib/auth/permissions'
import { createFellow, createMember, missingId } from '../support/people'
import { send } from '../support/send'

type Member = Awaited<ReturnType<typeof createMember>>

const create = (as: Member, body: unknown = { name: 'Apollo' }) =>
  send(projects.POST, { as, params: { workspaceId: as.workspaceId }, body })

test('a member creates a project and reads it back', async () => {
  const ada = await createMember('member')

  const created = await create(ada, { name: 'Apollo', description: 'To the moon' })
  const read = await send(project.GET, {
    as: ada,
    params: { workspaceId: ada.workspaceId, projectId: created.data.id },
  })

  expect(created.status).toBe(201)
  expect(created.data).toMatchObject({
    name: 'Apollo',
    description: 'To the moon',
    createdBy: ada.userId,
    workspaceId: ada.workspaceId,
  })
  expect(read.data).toEqual(created.data)
})

test('two projects of a workspace cannot share a name, whatever its case', async () => {
  const ada = await createMember()
  await create(ada)

  const again = await create(ada, { name: 'APOLLO' })

  expect({ status: again.status, code: again.error.code }).toEqual({ status: 409, code: 'conflict' })
})

test('a change keeps what it does not name', async () => {
  const ada = await createMember()
  const { data } = await create(ada, { name: 'Apollo', description: 'To the moon' })
  const params = { workspaceId: ada.workspaceId, projectId: data.id }

  const changed = await send(project.PATCH, { as: ada, method: 'PATCH', params, body: { name: 'Artemis' } })
  const empty = await send(project.PATCH, { as: ada, method: 'PATCH', params, body: {} })

  expect(changed.data).toMatchObject({ name: 'Artemis', description: 'To the moon' })
  expect(changed.data.updatedAt > data.updatedAt).toBe(true)
  expect(empty.status).toBe(422)
})

test.each<[Role, { create: number; change: number; remove: number }]>([
  ['owner', { create: 201, change: 200, remove: 204 }],
  ['admin', { create: 201, change: 200, remove: 204 }],
  ['member', { create: 201, change: 200, remove: 403 }],
  ['viewer', { create: 403, change: 403, remove: 403 }],
])('%s: %j', async (role, expected) => {
  const ada = await createMember()
  const { data } = await create(ada)
  const person = await createFellow(ada.workspaceId, role)
  const params = { workspaceId: ada.workspaceId, projectId: data.id }

  const created = await create(person, { name: `By ${role}` })
  const changed = await send(project.PATCH, {
    as: person,
    method: 'PATCH',
    params,
    body: { description: 'x' },
  })
  const removed = await send(project.DELETE, { as: person, method: 'DELETE', params })

  expect({ create: created.status, change: changed.status, remove: removed.status }).toEqual(expected)
})

test('a project of another workspace answers exactly like a missing one', async () => {
  const [ada, eve] = await Promise.all([createMember(), createMember()])
  const { data } = await create(ada)
  const headers = { 'x-request-id': 'same-request-id' }

  const foreign = await send(project.GET, {
    as: eve,
    headers,
    params: { workspaceId: eve.workspaceId, projectId: data.id },
  })
  const missing = await send(project.GET, {
    as: eve,
    headers,
    params: { workspaceId: eve.workspaceId, projectId: missingId() },
  })

  expect(foreign.status).toBe(404)
  expect(foreign.text).toBe(missing.text)
})
