import { expect, test } from 'vitest'
import * as completion from '@/app/api/v1/workspaces/[workspaceId]/tasks/[taskId]/completion/route'
import * as task from '@/app/api/v1/workspaces/[workspaceId]/tasks/[taskId]/route'
import * as tasks from '@/app/api/v1/workspaces/[workspaceId]/tasks/route'
import { owner } from '../support/owner'
import { createFellow, createMember, missingId } from '../support/people'
import { pathsOf, send } from '../support/send'
import { addTask as add, createProject } from '../support/tasks'

test('a member adds a task to a project', async () => {
  const ada = await createMember('member')
  const projectId = await createProject(ada)

  const { status, data } = await add(ada, { projectId, title: 'Ship it' })

  expect(status).toBe(201)
  expect(data).toMatchObject({
    projectId,
    title: 'Ship it',
    description: '',
    completedAt: null,
    createdBy: ada.userId,
  })
})

test('a task cannot go into a project of another workspace', async () => {
  const [ada, eve] = await Promise.all([createMember(), createMember()])
  const foreign = await createProject(eve)

  const refused = await add(ada, { projectId: foreign, title: 'Smuggled' })
  const missing = await add(ada, { projectId: missingId(), title: 'Nowhere' })

  expect([refused.status, pathsOf(refused)]).toEqual([422, ['body.projectId']])
  expect(refused.error).toEqual(missing.error)
})

test('completing is a state that can be repeated and undone', async () => {
  const ada = await createMember()
  const { data } = await add(ada, { projectId: await createProject(ada), title: 'Ship it' })
  const sent = { as: ada, params: { workspaceId: ada.workspaceId, taskId: data.id } }

  const completed = await send(completion.PUT, { ...sent, method: 'PUT' })
  const again = await send(completion.PUT, { ...sent, method: 'PUT' })
  const reopened = await send(completion.DELETE, { ...sent, method: 'DELETE' })

  expect(completed.data.completedAt).toEqual(expect.any(String))
  expect(again.data.completedAt).toBe(completed.data.completedAt)
  expect(reopened.data.completedAt).toBeNull()
})

test('a list pages newest first without skipping or doubling while tasks come and go', async () => {
  const ada = await createMember()
  const projectId = await createProject(ada)
  for (let number = 1; number <= 5; number++) await add(ada, { projectId, title: `Task ${number}` })
  const sent = { as: ada, params: { workspaceId: ada.workspaceId } }

  const first = await send(tasks.GET, { ...sent, query: { projectId, limit: '2' } })
  await add(ada, { projectId, title: 'Task 6' })
  await owner.query(`delete from tasks where id = $1`, [first.data[1].id])
  const second = await send(tasks.GET, {
    ...sent,
    query: { projectId, limit: '2', cursor: first.meta.page.next },
  })
  const third = await send(tasks.GET, {
    ...sent,
    query: { projectId, limit: '2', cursor: second.meta.page.next },
  })

  const titles = [first, second, third].map(({ data }) => data.map(({ title }: { title: string }) => title))
  expect(titles).toEqual([['Task 5', 'Task 4'], ['Task 3', 'Task 2'], ['Task 1']])
  expect(third.meta.page.next).toBeNull()
})

test('a list of one project leaves the others out', async () => {
  const ada = await createMember()
  const [apollo, gemini] = [await createProject(ada, 'Apollo'), await createProject(ada, 'Gemini')]
  await add(ada, { projectId: apollo, title: 'Moon' })
  await add(ada, { projectId: gemini, title: 'Orbit' })
  const params = { workspaceId: ada.workspaceId }

  const one = await send(tasks.GET, { as: ada, params, query: { projectId: gemini } })
  const all = await send(tasks.GET, { as: ada, params })

  expect(one.data.map(({ title }: { title: string }) => title)).toEqual(['Orbit'])
  expect(all.data).toHaveLength(2)
})

test('a member changes and removes a task', async () => {
  const ada = await createMember()
  const member = await createFellow(ada.workspaceId, 'member')
  const { data } = await add(ada, { projectId: await createProject(ada), title: 'Draft' })
  const sent = { as: member, params: { workspaceId: ada.workspaceId, taskId: data.id } }

  const changed = await send(task.PATCH, {
    ...sent,
    method: 'PATCH',
    headers: { 'if-match': '*' },
    body: { title: 'Final', description: 'Done well' },
  })
  const removed = await send(task.DELETE, { ...sent, method: 'DELETE' })
  const after = await send(task.GET, sent)

  expect(changed.data).toMatchObject({ title: 'Final', description: 'Done well' })
  expect([removed.status, after.status]).toEqual([204, 404])
})

test('a viewer reads but does not write', async () => {
  const ada = await createMember()
  const viewer = await createFellow(ada.workspaceId, 'viewer')
  const projectId = await createProject(ada)
  const { data } = await add(ada, { projectId, title: 'Look' })
  const sent = {
    as: viewer,
    params: { workspaceId: ada.workspaceId, taskId: data.id },
    headers: { 'if-match': '*' },
  }

  const statuses = {
    read: (await send(task.GET, sent)).status,
    list: (await send(tasks.GET, sent)).status,
    create: (await add(viewer, { projectId, title: 'No' })).status,
    change: (await send(task.PATCH, { ...sent, method: 'PATCH', body: { title: 'No' } })).status,
    complete: (await send(completion.PUT, { ...sent, method: 'PUT' })).status,
    remove: (await send(task.DELETE, { ...sent, method: 'DELETE' })).status,
  }

  expect(statuses).toEqual({ read: 200, list: 200, create: 403, change: 403, complete: 403, remove: 403 })
})

test('a stranger meets 404 at every method, whether the workspace exists or not', async () => {
  const [ada, eve] = await Promise.all([createMember(), createMember()])
  const projectId = await createProject(ada)
  const { data } = await add(ada, { projectId, title: 'Secret' })
  const headers = { 'x-request-id': 'same-request-id', 'if-match': '*' }

  const answers = (workspaceId: string, taskId: string) => {
    const sent = { as: eve, headers, params: { workspaceId, taskId } }
    return Promise.all([
      send(tasks.GET, sent),
      send(tasks.POST, { ...sent, body: { projectId, title: 'x' } }),
      send(task.GET, sent),
      send(task.PATCH, { ...sent, method: 'PATCH', body: { title: 'x' } }),
      send(task.DELETE, { ...sent, method: 'DELETE' }),
      send(completion.PUT, { ...sent, method: 'PUT' }),
      send(completion.DELETE, { ...sent, method: 'DELETE' }),
    ])
  }
  const foreign = await answers(ada.workspaceId, data.id)
  const missing = await answers(missingId(), missingId())

  expect(foreign.map(({ status }) => status)).toEqual(Array(7).fill(404))
  expect(foreign.map(({ text }) => text)).toEqual(missing.map(({ text }) => text))
})
