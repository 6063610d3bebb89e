import { expect, test } from 'vitest'
import * as workspace from '@/app/api/v1/workspaces/[workspaceId]/route'
import * as workspaces from '@/app/api/v1/workspaces/route'
import { owner } from '../support/owner'
import { createFellow, createMember, createUser, missingId } from '../support/people'
import { send } from '../support/send'

test('whoever creates a workspace owns it', async () => {
  const ada = await createUser()

  const { status, headers, data } = await send(workspaces.POST, { as: ada, body: { name: ' Acme ' } })

  expect(status).toBe(201)
  expect(headers.get('location')).toBe(`/api/${data.id}`) // the test's own path stands for the collection's
  expect(data).toEqual({
    id: expect.any(String),
    name: 'Acme',
    requiresFactor: false,
    timeZone: 'UTC',
    role: 'owner',
    version: 1,
    createdAt: expect.stringMatching(/Z$/),
    updatedAt: expect.stringMatching(/Z$/),
  })
  const { rows } = await owner.query('select user_id, role from memberships where workspace_id = $1', [
    data.id,
  ])
  expect(rows).toEqual([{ user_id: ada.userId, role: 'owner' }])
})

test('a user lists the workspaces they belong to and no other, newest first, page by page', async () => {
  const ada = await createUser()
  await createMember()
  for (const name of ['One', 'Two', 'Three']) await send(workspaces.POST, { as: ada, body: { name } })

  const first = await send(workspaces.GET, { as: ada, query: { limit: '2' } })
  const second = await send(workspaces.GET, { as: ada, query: { limit: '2', cursor: first.meta.page.next } })

  expect([first, second].map(({ data }) => data.map(({ name }: { name: string }) => name))).toEqual([
    ['Three', 'Two'],
    ['One'],
  ])
  expect(second.meta.page).toEqual({ next: null })
})

test('an admin renames a workspace', async () => {
  const ada = await createMember()
  const admin = await createFellow(ada.workspaceId, 'admin')
  const params = { workspaceId: ada.workspaceId }

  const { status, data } = await send(workspace.PATCH, {
    as: admin,
    method: 'PATCH',
    params,
    body: { name: 'Renamed' },
  })

  expect({ status, name: data.name, role: data.role }).toEqual({
    status: 200,
    name: 'Renamed',
    role: 'admin',
  })
})

test('an owner removes a workspace with everything in it, an admin may not', async () => {
  const ada = await createMember()
  const admin = await createFellow(ada.workspaceId, 'admin')
  const params = { workspaceId: ada.workspaceId }

  const refused = await send(workspace.DELETE, { as: admin, method: 'DELETE', params })
  const removed = await send(workspace.DELETE, { as: ada, method: 'DELETE', params })
  const after = await send(workspace.GET, { as: ada, params })

  expect(refused.error.code).toBe('forbidden')
  expect(removed).toMatchObject({ status: 204, text: '' })
  expect(after.status).toBe(404)
})

// The rest of an allowance changes with every request.
const withoutCount = (headers: Headers) => [...headers].filter(([name]) => name !== 'ratelimit')

test.each(['GET', 'PATCH', 'DELETE'] as const)(
  '%s of a foreign workspace answers exactly like a missing one',
  async (method) => {
    const [ada, eve] = await Promise.all([createMember(), createMember()])
    const sent = {
      as: eve,
      method,
      ...(method === 'PATCH' && { body: { name: 'Mine' } }),
      headers: { 'x-request-id': 'same-request-id' },
    }

    const foreign = await send(workspace[method], { ...sent, params: { workspaceId: ada.workspaceId } })
    const missing = await send(workspace[method], { ...sent, params: { workspaceId: missingId() } })
    const malformed = await send(workspace[method], { ...sent, params: { workspaceId: 'no-uuid' } })

    expect(foreign.status).toBe(404)
    expect(foreign.text).toBe(missing.text)
    expect(malformed.text).toBe(missing.text)
    expect(withoutCount(foreign.headers)).toEqual(withoutCount(missing.headers))
  },
)

test.each([
  ['an empty name', { name: '  ' }, 'body.name'],
  ['a long name', { name: 'x'.repeat(81) }, 'body.name'],
  ['an owner of the client’s choice', { name: 'Acme', role: 'owner' }, 'body.role'],
  ['no name', {}, 'body.name'],
])('%s is refused by its name', async (_, body, path) => {
  const ada = await createUser()

  const { status, error } = await send(workspaces.POST, { as: ada, body })

  expect({
    status,
    code: error.code,
    paths: error.details.map((detail: { path: string }) => detail.path),
  }).toEqual({
    status: 422,
    code: 'invalid_request',
    paths: [path],
  })
})
