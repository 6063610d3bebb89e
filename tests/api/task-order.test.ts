import { expect, test } from 'vitest'
import * as position from '@/app/api/v1/workspaces/[workspaceId]/tasks/[taskId]/position/route'
import { unlimit } from '../support/limits'
import { owner } from '../support/owner'
import { createFellow, createMember, missingId } from '../support/people'
import { pathsOf, send } from '../support/send'
import { addTasks, createProject, listTasks, type Member, titlesOf } from '../support/tasks'

const move = (as: Member, taskId: string | undefined, body: object) =>
  send(position.PUT, {
    as,
    method: 'PUT',
    params: { workspaceId: as.workspaceId, taskId: taskId ?? missingId() },
    body,
  })

const orderOf = async (as: Member, projectId: string) =>
  titlesOf(await listTasks(as, { sort: 'position', projectId, limit: '100' })).join('')

test('a new task comes last, a moved one right before or right behind its neighbour', async () => {
  const ada = await createMember('member')
  const projectId = await createProject(ada)
  const { a, b, c, d } = await addTasks(ada, projectId, ['a', 'b', 'c', 'd'])
  const seen = [await orderOf(ada, projectId)]

  const moves = [
    { taskId: d, body: { before: a } },
    { taskId: a, body: { after: b } },
    { taskId: b, body: { after: c } },
    { taskId: c, body: { before: a } },
    { taskId: c, body: { before: a } },
  ]
  for (const { taskId, body } of moves) {
    expect(await move(ada, taskId, body)).toMatchObject({ status: 204, text: '' })
    seen.push(await orderOf(ada, projectId))
  }
  await addTasks(ada, projectId, ['e'])

  expect(seen).toEqual(['abcd', 'dabc', 'dbac', 'dacb', 'dcab', 'dcab'])
  expect(await orderOf(ada, projectId)).toBe('dcabe')
})

test('there is always room between two tasks', async () => {
  const ada = await createMember()
  await unlimit(ada)
  const projectId = await createProject(ada)
  const { a, b, c, d } = await addTasks(ada, projectId, ['a', 'b', 'c', 'd'])

  for (let time = 0; time < 40; time++) {
    await move(ada, b, { after: a })
    await move(ada, c, { after: a })
    await move(ada, d, { before: b })
  }

  expect(await orderOf(ada, projectId)).toBe('acdb')
})

test('tasks at one place can be told apart by a move', async () => {
  const ada = await createMember()
  const projectId = await createProject(ada)
  const { a, c, d } = await addTasks(ada, projectId, ['a', 'b', 'c', 'd'])
  await owner.query('update tasks set position = 7 where project_id = $1', [projectId])

  await move(ada, d, { after: a })
  await move(ada, a, { before: c })

  expect(await orderOf(ada, projectId)).toBe('dbac')
})

test('a project with more tasks than a move may rewrite keeps its order', async () => {
  const ada = await createMember()
  const projectId = await createProject(ada)
  await owner.query(
    `insert into tasks (workspace_id, project_id, title, position)
     select $1, $2, 'Task ' || number, number from generate_series(1, 2500) as number`,
    [ada.workspaceId, projectId],
  )
  const { rows } = await owner.query<{ id: string }>(
    'select id from tasks where project_id = $1 order by position',
    [projectId],
  )
  const [first, second, last] = [rows[0]!.id, rows[1]!.id, rows.at(-1)!.id]

  const moved = await move(ada, last, { after: first })

  const after = await owner.query<{ id: string }>(
    'select id from tasks where project_id = $1 order by position, id',
    [projectId],
  )
  expect(moved.status).toBe(204)
  expect(after.rows.map(({ id }) => id)).toEqual([
    first,
    last,
    second,
    ...rows.slice(2, -1).map(({ id }) => id),
  ])
})

test('a move waits for another in its project and reads what it has left', async () => {
  const ada = await createMember()
  const projectId = await createProject(ada)
  const { a, c, d } = await addTasks(ada, projectId, ['a', 'b', 'c', 'd'])
  const [first, second] = [await owner.connect(), await owner.connect()]
  const behindA = (client: typeof first, taskId: string | undefined) =>
    client.query('select private.move_task($1, $2, $3, true)', [ada.workspaceId, taskId, a])

  try {
    for (const client of [first, second]) {
      const claims = JSON.stringify({ sub: ada.userId })
      await client.query('begin')
      await client.query(`select set_config('request.jwt.claims', $1, true)`, [claims])
    }
    await behindA(first, c)
    const waiting = behindA(second, d)
    await first.query('commit')
    await waiting
    await second.query('commit')
  } finally {
    for (const client of [first, second]) {
      await client.query('rollback')
      client.release()
    }
  }

  const { rows } = await owner.query('select distinct position from tasks where project_id = $1', [projectId])
  expect(rows).toHaveLength(4)
  expect(await orderOf(ada, projectId)).toBe('adcb')
})

test('a move is no change of any task', async () => {
  const ada = await createMember()
  const projectId = await createProject(ada)
  const { a, b } = await addTasks(ada, projectId, ['a', 'b'])
  const before = await listTasks(ada, { projectId })

  await move(ada, b, { before: a })

  expect((await listTasks(ada, { projectId })).data).toEqual(before.data)
})

test('a neighbour of another project or workspace is refused like a missing one', async () => {
  const [ada, eve] = await Promise.all([createMember(), createMember()])
  const projectId = await createProject(ada)
  const { a } = await addTasks(ada, projectId, ['a'])
  const { x } = await addTasks(ada, await createProject(ada, 'Gemini'), ['x'])
  const { y } = await addTasks(eve, await createProject(eve), ['y'])

  const refused = [
    await move(ada, a, { after: x }),
    await move(ada, a, { after: y }),
    await move(ada, a, { after: missingId() }),
    await move(ada, a, { before: a }),
  ]

  expect(refused.map(({ status }) => status)).toEqual([422, 422, 422, 422])
  expect(refused.map(pathsOf)).toEqual([['body.after'], ['body.after'], ['body.after'], ['body.before']])
})

test('a foreign task answers a move exactly like a missing one, and a viewer moves nothing', async () => {
  const [ada, eve] = await Promise.all([createMember(), createMember()])
  const viewer = await createFellow(ada.workspaceId, 'viewer')
  const { a, b } = await addTasks(ada, await createProject(ada), ['a', 'b'])

  const foreign = await move(eve, a, { after: b })
  const missing = await move(eve, missingId(), { after: b })
  const outside = await move({ ...eve, workspaceId: ada.workspaceId }, a, { after: b })
  const looking = await move(viewer, a, { after: b })

  expect([foreign.status, missing.status, outside.status, looking.status]).toEqual([404, 404, 404, 403])
  expect([foreign.error, outside.error]).toEqual([missing.error, missing.error])
})

test.each([
  ['nothing', {}],
  ['two places', { after: missingId(), before: missingId() }],
  ['no id', { after: 'first' }],
])('a move to %s is refused', async (_, body) => {
  const ada = await createMember()
  const { a } = await addTasks(ada, await createProject(ada), ['a'])

  expect((await move(ada, a, body)).status).toBe(422)
})
