import { expect, test } from 'vitest'
import { createMember } from '../../support/people'
import { countRoundTrips } from '../../support/round-trips'
import { send } from '../../support/send'

const proxy = await countRoundTrips()
const { addTask, createLabel, createProject, listTasks } = await import('../../support/tasks')
const { listTasksWithProject } = await import('@/lib/features/tasks/service')
const task = await import('@/app/api/v1/workspaces/[workspaceId]/tasks/[taskId]/route')
const position = await import('@/app/api/v1/workspaces/[workspaceId]/tasks/[taskId]/position/route')

async function labelledTasks() {
  const ada = await createMember()
  const { workspaceId } = ada
  const [projectId, labelId] = [await createProject(ada), await createLabel(ada)]
  const input = { projectId, title: 'Ship it', labelIds: [labelId], assigneeId: ada.userId }
  const created = await proxy.during(() => addTask(ada, input))
  const other = await addTask(ada, { projectId, title: 'Test it' })
  const taskId: string = created.result.data.id
  return {
    ada,
    created,
    labelId,
    sent: { as: ada, params: { workspaceId, taskId } },
    taskIds: [taskId, other.data.id],
  }
}

test('tasks with their labels are one round trip to the database, however they are sought', async () => {
  const { ada, labelId, sent } = await labelledTasks()

  const list = await proxy.during(() => listTasks(ada, { labelId, q: 'ship', sort: 'due', state: 'open' }))
  const one = await proxy.during(() => send(task.GET, sent))

  expect(list.result.data).toMatchObject([{ labels: [{ id: labelId }] }])
  expect(one.result.data).toMatchObject({ labels: [{ id: labelId }] })
  expect([list.flights, one.flights]).toEqual([1, 1])
})

test('tasks with the names of their projects are one round trip to the database', async () => {
  const { ada, sent } = await labelledTasks()
  const filter = { assigneeId: ada.userId, state: 'open', sort: 'due' } as const

  const { result, flights } = await proxy.during(() => listTasksWithProject(ada, ada.workspaceId, filter, 6))

  expect(result).toMatchObject([{ id: sent.params.taskId, title: 'Ship it', projectName: 'Apollo' }])
  expect(flights).toBe(1)
})

test('every change of tasks is two round trips to the database', async () => {
  const { created, sent, taskIds, labelId } = await labelledTasks()

  const changed = await proxy.during(() =>
    send(task.PATCH, {
      ...sent,
      method: 'PATCH',
      headers: { 'if-match': '"1"' },
      body: { title: 'x', labelIds: [labelId] },
    }),
  )
  const moved = await proxy.during(() =>
    send(position.PUT, { ...sent, method: 'PUT', body: { after: taskIds[1] } }),
  )

  const answers = [created, changed, moved].map(({ result, flights }) => [result.status, flights])
  expect(answers).toEqual([
    [201, 2],
    [200, 2],
    [204, 2],
  ])
})
