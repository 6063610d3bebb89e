import { expect, test } from 'vitest'
import * as bulkChanges from '@/app/api/v1/workspaces/[workspaceId]/tasks/bulk-changes/route'
import type { Role } from '@/lib/auth/permissions'
import { owner } from '../support/owner'
import { createFellow, createMember, missingId } from '../support/people'
import { pathsOf, send } from '../support/send'
import { addTasks, createProject, listTasks, type Member, titlesOf } from '../support/tasks'

const apply = (as: Member, body: object) =>
  send(bulkChanges.POST, { as, params: { workspaceId: as.workspaceId }, body })

async function threeTasks(role: Role = 'owner') {
  const ada = await createMember(role)
  const { a, b, c } = await addTasks(ada, await createProject(ada), ['a', 'b', 'c'])
  return { ada, a: a!, b: b!, c: c! }
}

test('many tasks are completed and reopened at once, the others stay as they are', async () => {
  const { ada, a, b } = await threeTasks()

  const completed = await apply(ada, { change: 'complete', taskIds: [a, b, a] })
  const done = titlesOf(await listTasks(ada, { state: 'done' }))
  await apply(ada, { change: 'reopen', taskIds: [b] })
  const reopened = titlesOf(await listTasks(ada, { state: 'done' }))

  expect(completed).toMatchObject({ status: 200, data: { taskIds: [a, b] } })
  expect({ done, reopened }).toEqual({ done: ['b', 'a'], reopened: ['a'] })
})

test('many tasks are assigned and unassigned at once', async () => {
  const { ada, a, b } = await threeTasks()
  const grace = await createFellow(ada.workspaceId, 'viewer')

  await apply(ada, { change: 'assign', taskIds: [a, b], assigneeId: grace.userId })
  const assigned = titlesOf(await listTasks(ada, { assigneeId: grace.userId }))
  await apply(ada, { change: 'assign', taskIds: [a], assigneeId: null })
  const left = titlesOf(await listTasks(ada, { assigneeId: grace.userId }))

  expect({ assigned, left }).toEqual({ assigned: ['b', 'a'], left: ['b'] })
})

test('many tasks are removed at once', async () => {
  const { ada, a, b } = await threeTasks('member')

  const removed = await apply(ada, { change: 'remove', taskIds: [a, b] })

  expect(removed.status).toBe(200)
  expect(titlesOf(await listTasks(ada, {}))).toEqual(['c'])
})

test('a removal of many tasks ends with the session, a change of them with the token', async () => {
  const { ada, a, b } = await threeTasks()
  await owner.query('delete from auth.sessions where user_id = $1', [ada.userId])

  const removed = await apply(ada, { change: 'remove', taskIds: [a, b] })
  const completed = await apply(ada, { change: 'complete', taskIds: [a] })

  expect([removed.status, completed.status]).toEqual([401, 200])
  expect((await listTasks(ada, {})).data).toHaveLength(3)
})

test.each(['complete', 'reopen', 'remove', 'assign'])(
  'one missing or foreign task leaves all as they were: %s',
  async (change) => {
    const { ada, a } = await threeTasks()
    const eve = await threeTasks()
    const before = (await listTasks(ada, {})).data
    const more = change === 'assign' ? { assigneeId: ada.userId } : {}

    const foreign = await apply(ada, { change, taskIds: [a, eve.a], ...more })
    const missing = await apply(ada, { change, taskIds: [a, missingId()], ...more })

    expect([foreign.status, pathsOf(foreign)]).toEqual([422, ['body.taskIds.1']])
    expect(missing.error).toEqual(foreign.error)
    expect((await listTasks(ada, {})).data).toEqual(before)
    expect((await listTasks(eve.ada, {})).data).toHaveLength(3)
  },
)

test('an assignee of another workspace is refused and nobody is assigned', async () => {
  const { ada, a } = await threeTasks()
  const eve = await createMember()

  const refused = await apply(ada, { change: 'assign', taskIds: [a], assigneeId: eve.userId })

  expect([refused.status, pathsOf(refused)]).toEqual([422, ['body.assigneeId']])
})

test('two bulk changes of the same tasks in opposite order both succeed', async () => {
  const { ada, a, b, c } = await threeTasks()

  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) => {
      const taskIds = index % 2 ? [a, b, c] : [c, b, a]
      return apply(ada, { change: index % 3 ? 'complete' : 'reopen', taskIds })
    }),
  )

  expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200))
})

test('a bulk change locks its tasks in the order of their ids', async () => {
  const { ada, a, b } = await threeTasks()
  await owner.query('update tasks set position = position + 1 where id = $1', [a]) // its row now lies behind the others
  const [holder, other] = [await owner.connect(), await owner.connect()]

  try {
    await holder.query('begin')
    await holder.query('select from tasks where id = $1 for update', [a])
    const waiting = apply(ada, { change: 'complete', taskIds: [b, a] })
    const blocked = () =>
      other.query(
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      )
    while ((await blocked()).rowCount === 0) continue
    const free = await other.query('select from tasks where id = $1 for update nowait', [b])
    await holder.query('commit')

    expect(free.rowCount).toBe(1)
    expect((await waiting).status).toBe(200)
  } finally {
    await holder.query('rollback')
    for (const client of [holder, other]) client.release()
  }
})

test('a viewer changes nothing, and a stranger meets 404', async () => {
  const { ada, a } = await threeTasks()
  const viewer = await createFellow(ada.workspaceId, 'viewer')
  const eve = { ...(await createMember()), workspaceId: ada.workspaceId }
  const changes = ['complete', 'reopen', 'remove'].map((change) => ({ change, taskIds: [a] }))

  const looking = await Promise.all(changes.map((body) => apply(viewer, body)))
  const outside = await Promise.all(changes.map((body) => apply(eve, body)))

  expect(looking.map(({ status }) => status)).toEqual([403, 403, 403])
  expect(outside.map(({ status }) => status)).toEqual([404, 404, 404])
})

test.each([
  ['no task', { change: 'complete', taskIds: [] }, 'body.taskIds'],
  [
    'more than a hundred',
    { change: 'remove', taskIds: Array.from({ length: 101 }, () => missingId()) },
    'body.taskIds',
  ],
  ['an unknown change', { change: 'archive', taskIds: [missingId()] }, 'body.change'],
  ['an assignment to nothing', { change: 'assign', taskIds: [missingId()] }, 'body.assigneeId'],
  [
    'an assignee where none belongs',
    { change: 'complete', taskIds: [missingId()], assigneeId: null },
    'body.assigneeId',
  ],
])('%s is refused by its name', async (_, body, path) => {
  const refused = await apply(await createMember(), body)

  expect([refused.status, pathsOf(refused)]).toEqual([422, [path]])
})

test('a bulk change is a change of each task', async () => {
  const { ada, a } = await threeTasks()

  await apply(ada, { change: 'complete', taskIds: [a] })

  const { rows } = await owner.query('select version from tasks where id = $1', [a])
  expect(rows).toEqual([{ version: 2 }])
})
