import { expect, test } from 'vitest'
import { changeTasks } from '@/lib/features/tasks/bulk-service'
import { changeTask } from '@/lib/features/tasks/service'
import { owner } from '../../support/owner'
import { createFellow, createMember } from '../../support/people'
import { addTasks, createProject, listTasks, titlesOf } from '../../support/tasks'

const stale = { code: 'precondition_failed' }

const assign = (taskIds: string[], assigneeId: string | null) =>
  ({ change: 'assign', taskIds, assigneeId }) as const

async function twoTasks() {
  const ada = await createMember()
  const { a, b } = await addTasks(ada, await createProject(ada), ['a', 'b'])
  const done = async () => titlesOf(await listTasks(ada, { state: 'done' }))
  const assigned = async (assigneeId: string) => titlesOf(await listTasks(ada, { assigneeId }))
  return { ada, workspaceId: ada.workspaceId, a: a!, b: b!, done, assigned }
}

test('a change of several tasks is taken back by the versions that it has made', async () => {
  const { ada, workspaceId, a, b, done } = await twoTasks()
  const { versions } = await changeTasks(ada, workspaceId, [{ change: 'complete', taskIds: [a, b] }])

  await changeTasks(ada, workspaceId, [{ change: 'reopen', taskIds: [a, b] }], versions)

  expect(await done()).toEqual([])
})

test('an assignment is taken back as one: each task goes to whom it belonged', async () => {
  const { ada, workspaceId, a, b, assigned } = await twoTasks()
  const grace = await createFellow(workspaceId, 'member')
  await changeTasks(ada, workspaceId, [assign([a], grace.userId)])
  const { versions } = await changeTasks(ada, workspaceId, [assign([a, b], ada.userId)])

  await changeTasks(ada, workspaceId, [assign([a], grace.userId), assign([b], null)], versions)

  expect([await assigned(grace.userId), await assigned(ada.userId)]).toEqual([['a'], []])
})

test.each<[string, (task: { workspaceId: string; b: string }) => Promise<unknown>]>([
  [
    'changed',
    async ({ workspaceId, b }) =>
      changeTask(await createFellow(workspaceId, 'member'), workspaceId, b, { title: 'c' }),
  ],
  ['removed', ({ b }) => owner.query('delete from tasks where id = $1', [b])],
])('when one of the tasks was %s since, nothing is taken back', async (_, meddle) => {
  const { ada, workspaceId, a, b, assigned } = await twoTasks()
  const { versions } = await changeTasks(ada, workspaceId, [assign([a, b], ada.userId)])
  await meddle({ workspaceId, b })
  const before = await assigned(ada.userId)

  const back = changeTasks(ada, workspaceId, [assign([a], null), assign([b], null)], versions)

  await expect(back).rejects.toMatchObject(stale)
  expect(await assigned(ada.userId)).toEqual(before)
})

test('a task without a version is not taken back', async () => {
  const { ada, workspaceId, a, b, done } = await twoTasks()
  const { versions } = await changeTasks(ada, workspaceId, [{ change: 'complete', taskIds: [a] }])

  const back = changeTasks(ada, workspaceId, [{ change: 'complete', taskIds: [a, b] }], versions)

  await expect(back).rejects.toMatchObject(stale)
  expect(await done()).toEqual(['a'])
})

test('who takes back waits for who is changing a task, and then is refused', async () => {
  const { ada, workspaceId, a, b, done } = await twoTasks()
  const { versions } = await changeTasks(ada, workspaceId, [{ change: 'complete', taskIds: [a, b] }])
  const other = await owner.connect()

  try {
    await other.query('begin')
    await other.query(`update tasks set title = 'c' where id = $1`, [b])
    const back = changeTasks(ada, workspaceId, [{ change: 'reopen', taskIds: [a, b] }], versions)
    const refused = back.catch((error: unknown) => error)
    const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    while ((await owner.query(waiting)).rowCount === 0) continue
    await other.query('commit')

    expect(await refused).toMatchObject(stale)
    expect(await done()).toEqual(['c', 'a'])
  } finally {
    other.release()
  }
})
