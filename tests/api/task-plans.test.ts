import { expect, test } from 'vitest'
import * as task from '@/app/api/v1/workspaces/[workspaceId]/tasks/[taskId]/route'
import { owner } from '../support/owner'
import { createFellow, createMember, missingId } from '../support/people'
import { pathsOf, send } from '../support/send'
import { addTask, createLabel, createProject, type Member } from '../support/tasks'

const change = (as: Member, taskId: string, body: object) =>
  send(task.PATCH, {
    as,
    method: 'PATCH',
    params: { workspaceId: as.workspaceId, taskId },
    headers: { 'if-match': '*' },
    body,
  })

const read = (as: Member, taskId: string) =>
  send(task.GET, { as, params: { workspaceId: as.workspaceId, taskId } })

test('a task is created with its assignee, due date and labels', async () => {
  const ada = await createMember()
  const grace = await createFellow(ada.workspaceId, 'member')
  const [urgent, idea] = [await createLabel(ada), await createLabel(ada, 'Idea', 'blue')]

  const created = await addTask(ada, {
    projectId: await createProject(ada),
    title: 'Ship it',
    assigneeId: grace.userId.toUpperCase(),
    dueOn: '2027-02-28',
    labelIds: [urgent, idea, urgent],
  })

  expect(created.status).toBe(201)
  expect(created.data).toMatchObject({
    assigneeId: grace.userId,
    dueOn: '2027-02-28',
    labels: [
      { id: idea, name: 'Idea', colour: 'blue' },
      { id: urgent, name: 'Urgent', colour: 'red' },
    ],
  })
  expect((await read(ada, created.data.id)).data).toEqual(created.data)
})

test('a change replaces the labels it names and keeps the rest of the task', async () => {
  const ada = await createMember('member')
  const [urgent, idea] = [await createLabel(ada), await createLabel(ada, 'Idea', 'blue')]
  const created = await addTask(ada, {
    projectId: await createProject(ada),
    title: 'Ship it',
    dueOn: '2027-02-28',
    labelIds: [urgent],
  })

  const swapped = await change(ada, created.data.id, { labelIds: [idea] })
  const cleared = await change(ada, created.data.id, { labelIds: [], assigneeId: ada.userId })

  expect(swapped.data).toMatchObject({ title: 'Ship it', dueOn: '2027-02-28', labels: [{ id: idea }] })
  expect(swapped.data.updatedAt > created.data.updatedAt).toBe(true)
  expect(cleared.data).toMatchObject({ dueOn: '2027-02-28', labels: [], assigneeId: ada.userId })
  expect((await read(ada, created.data.id)).data).toEqual(cleared.data)
})

test('an assignee and a due date can be taken back', async () => {
  const ada = await createMember()
  const { data } = await addTask(ada, {
    projectId: await createProject(ada),
    title: 'Ship it',
    assigneeId: ada.userId,
    dueOn: '2027-02-28',
  })

  const changed = await change(ada, data.id, { assigneeId: null, dueOn: null })

  expect(changed.data).toMatchObject({ assigneeId: null, dueOn: null })
})

test('who leaves the workspace is unassigned', async () => {
  const ada = await createMember()
  const grace = await createFellow(ada.workspaceId, 'member')
  const projectId = await createProject(ada)
  const { data } = await addTask(ada, { projectId, title: 'Ship it', assigneeId: grace.userId })

  await owner.query('delete from memberships where user_id = $1', [grace.userId])

  expect((await read(ada, data.id)).data).toMatchObject({ title: 'Ship it', assigneeId: null })
})

test('an assignee or a label of another workspace is refused like a missing one, and nothing is written', async () => {
  const [ada, eve] = await Promise.all([createMember(), createMember()])
  const [ours, foreign] = [await createLabel(ada), await createLabel(eve)]
  const projectId = await createProject(ada)
  const { data } = await addTask(ada, { projectId, title: 'Ship it' })

  const refused = [
    await change(ada, data.id, { title: 'Taken', assigneeId: eve.userId }),
    await change(ada, data.id, { title: 'Taken', assigneeId: missingId() }),
    await change(ada, data.id, { title: 'Taken', labelIds: [ours, foreign] }),
    await change(ada, data.id, { title: 'Taken', labelIds: [ours, missingId()] }),
    await addTask(ada, { projectId, title: 'Taken', assigneeId: eve.userId }),
    await addTask(ada, { projectId, title: 'Taken', labelIds: [foreign] }),
  ]
  const { rows } = await owner.query('select title from tasks where workspace_id = $1', [ada.workspaceId])

  expect(refused.map(({ status }) => status)).toEqual(Array(6).fill(422))
  expect(refused.map(pathsOf)).toEqual([
    ['body.assigneeId'],
    ['body.assigneeId'],
    ['body.labelIds.1'],
    ['body.labelIds.1'],
    ['body.assigneeId'],
    ['body.labelIds.0'],
  ])
  expect(rows).toEqual([{ title: 'Ship it' }])
  expect((await read(ada, data.id)).data.labels).toEqual([])
})

test('a foreign task cannot be labelled', async () => {
  const [ada, eve] = await Promise.all([createMember(), createMember()])
  const { data } = await addTask(ada, { projectId: await createProject(ada), title: 'Secret' })
  const labelIds = [await createLabel(eve)]

  const foreign = await change(eve, data.id, { labelIds })
  const missing = await change(eve, missingId(), { labelIds })

  expect([foreign.status, missing.status]).toEqual([404, 404])
  expect(foreign.error).toEqual(missing.error)
})

test.each([
  ['a day that is none', { dueOn: '2027-02-30' }, 'body.dueOn'],
  ['a moment', { dueOn: '2027-02-28T10:00:00Z' }, 'body.dueOn'],
  ['a day out of bounds', { dueOn: '1999-12-31' }, 'body.dueOn'],
  ['an assignee that is no id', { assigneeId: 'ada' }, 'body.assigneeId'],
  ['too many labels', { labelIds: Array.from({ length: 21 }, () => missingId()) }, 'body.labelIds'],
  ['a position of the client’s choice', { title: 'First', position: 1 }, 'body.position'],
])('%s is refused by its name', async (_, body, path) => {
  const ada = await createMember()
  const { data } = await addTask(ada, { projectId: await createProject(ada), title: 'Ship it' })

  const refused = await change(ada, data.id, body)

  expect([refused.status, pathsOf(refused)]).toEqual([422, [path]])
})
