import { expect, test } from 'vitest'
import { moveTask } from '@/lib/features/tasks/position-service'
import { moveTaskBack } from '@/lib/features/tasks/undo-service'
import { owner } from '../../support/owner'
import { createMember } from '../../support/people'
import { addTasks, createProject, listTasks, titlesOf } from '../../support/tasks'

const stale = { code: 'precondition_failed' }

async function fourTasks() {
  const ada = await createMember('member')
  const { workspaceId } = ada
  const projectId = await createProject(ada)
  const ids = await addTasks(ada, projectId, ['a', 'b', 'c', 'd'])
  const { a, b, c, d } = { a: ids.a!, b: ids.b!, c: ids.c!, d: ids.d! }
  return {
    ...{ ada, projectId, a, b, c, d },
    order: async () => titlesOf(await listTasks(ada, { sort: 'position', projectId })).join(''),
    move: (taskId: string, after: string) => moveTask(ada, workspaceId, taskId, { after }),
    back: (taskId: string, former: Awaited<ReturnType<typeof moveTask>>) =>
      moveTaskBack(ada, workspaceId, taskId, former),
  }
}

test.each(['first', 'in the middle', 'last'])('a task that was %s goes back there', async (place) => {
  const { a, b, c, d, order, move, back } = await fourTasks()
  const [taskId, other] = place === 'first' ? [a, c] : place === 'last' ? [d, a] : [b, d]
  const former = await move(taskId, other)
  const moved = await order()

  await back(taskId, former)

  expect(moved).not.toBe('abcd')
  expect(await order()).toBe('abcd')
})

test('moves of several tasks are taken back one after the other, the last one first', async () => {
  const { a, b, d, order, move, back } = await fourTasks()
  const first = await move(b, d)
  const second = await move(a, b)

  await back(a, second)
  await back(b, first)

  expect(await order()).toBe('abcd')
})

test('a task that was moved once more stays where it is', async () => {
  const { a, b, d, order, move, back } = await fourTasks()
  const former = await move(a, d)
  await move(a, b)

  await expect(back(a, former)).rejects.toMatchObject(stale)

  expect(await order()).toBe('bacd')
})

test('a task does not follow a neighbour that was moved past the other, nor one that is gone', async () => {
  const { a, b, c, d, order, move, back } = await fourTasks()
  const former = await move(b, d)
  await move(a, c)
  await expect(back(b, former)).rejects.toMatchObject(stale)
  await owner.query('delete from tasks where id = $1', [a])

  await expect(back(b, former)).rejects.toMatchObject(stale)

  expect(await order()).toBe('cdb')
})

test('new tasks in between keep no task from its place', async () => {
  const { ada, projectId, c, d, b, order, move, back } = await fourTasks()
  const [last, middle] = [await move(d, b), await move(c, b)]
  await addTasks(ada, projectId, ['e'])

  await back(c, middle)
  await back(d, last)

  expect(await order()).toBe('abcde')
})

test('who takes back waits for who is moving the task, and then is refused', async () => {
  const { ada, a, b, d, order, move, back } = await fourTasks()
  const former = await move(a, d)
  const other = await owner.connect()

  try {
    await other.query('begin')
    await other.query(`select set_config('request.jwt.claims', $1, true)`, [
      JSON.stringify({ sub: ada.userId }),
    ])
    await other.query('select private.move_task($1, $2, $3, true)', [ada.workspaceId, a, b])
    const refused = back(a, former).catch((error: unknown) => error)
    const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    while ((await owner.query(waiting)).rowCount === 0) continue
    await other.query('commit')

    expect(await refused).toMatchObject(stale)
    expect(await order()).toBe('bacd')
  } finally {
    other.release()
  }
})
