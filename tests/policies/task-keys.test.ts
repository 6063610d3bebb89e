import { beforeAll, expect, test } from 'vitest'
import { acting } from '../support/acting'
import { createApiKey } from '../support/api-keys'
import { owner } from '../support/owner'
import { createMember } from '../support/people'

async function createRows(creator: { userId: string; workspaceId: string }) {
  const { workspaceId } = creator
  const project = await owner.query<{ id: string }>(
    `insert into projects (workspace_id, name) values ($1, 'Apollo') returning id`,
    [workspaceId],
  )
  const projectId = project.rows[0]!.id
  const task = await owner.query<{ id: string }>(
    `insert into tasks (workspace_id, project_id, title) values ($1, $2, 'Ship it') returning id`,
    [workspaceId, projectId],
  )
  return { workspaceId, projectId, taskId: task.rows[0]!.id, key: await createApiKey(creator) }
}

let ada: Awaited<ReturnType<typeof createMember>>
let scene: Record<'ours' | 'theirs', Awaited<ReturnType<typeof createRows>>>
beforeAll(async () => {
  ada = await createMember()
  scene = { ours: await createRows(ada), theirs: await createRows(await createMember()) }
})

const byKey = ({ hash }: { hash: string }) => ({ role: 'app_user' as const, keyHash: hash })

test.each(['projects', 'tasks'])(
  'a key reads %s of its own workspace only, even when the query forgets to say which',
  async (table) => {
    const outcome = await acting(
      byKey(scene.ours.key),
      `select distinct workspace_id as workspace from ${table}`,
    )

    expect(outcome).toEqual({ rows: [{ workspace: scene.ours.workspaceId }] })
  },
)

test.each([
  ['project', 'projects', `update projects set name = 'x' where id = $1`, 'theirs.projectId'],
  ['task', 'tasks', `update tasks set title = 'x' where id = $1`, 'theirs.taskId'],
])('a key changes nothing of another workspace’s %s', async (_, table, text, name) => {
  const outcome = await acting(byKey(scene.ours.key), text, [valueOf(name)], { widen: table })

  expect(outcome).toEqual({ rows: [] })
})

const writes: [scope: string, table: string, text: string, names: string[]][] = [
  [
    'projects.create',
    'projects',
    `insert into projects (workspace_id, name) values ($1, 'New')`,
    ['ours.workspaceId'],
  ],
  ['projects.change', 'projects', `update projects set name = 'x' where id = $1`, ['ours.projectId']],
  ['projects.remove', 'projects', 'delete from projects where id = $1', ['ours.projectId']],
  [
    'tasks.create',
    'tasks',
    `insert into tasks (workspace_id, project_id, title) values ($1, $2, 'x')`,
    ['ours.workspaceId', 'ours.projectId'],
  ],
  ['tasks.change', 'tasks', `update tasks set title = 'x' where id = $1`, ['ours.taskId']],
  ['tasks.remove', 'tasks', 'delete from tasks where id = $1', ['ours.taskId']],
]

test.each(writes)('a key writes with the scope %s and with no other', async (scope, table, text, names) => {
  const others = writes.map(([other]) => other).filter((other) => other !== scope)
  const [only, without] = await Promise.all([createApiKey(ada, [scope]), createApiKey(ada, others)])

  const allowed = await acting(byKey(only), text, names.map(valueOf), { widen: table })
  const refused = await acting(byKey(without), text, names.map(valueOf), { widen: table })

  expect(allowed).toEqual({ rows: [{}] })
  expect([{ rows: [] }, { refused: '42501' }]).toContainEqual(refused)
})

function valueOf(name: string) {
  const [side, key] = name.split('.') as ['ours' | 'theirs', 'workspaceId' | 'projectId' | 'taskId']
  return scene[side][key]
}
