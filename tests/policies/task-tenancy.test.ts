import { beforeAll, expect, test } from 'vitest'
import { acting } from '../support/acting'
import { owner } from '../support/owner'
import { createFellow, createMember } from '../support/people'

/** One workspace with a person in each role, one stranger with a workspace of their own, and a row of every kind in both. */
async function createScene() {
  const [ada, eve] = await Promise.all([createMember('owner'), createMember('owner')])
  const [admin, member, viewer] = await Promise.all(
    (['admin', 'member', 'viewer'] as const).map((role) => createFellow(ada.workspaceId, role)),
  )
  const ours = await createRows(ada.workspaceId)
  const theirs = await createRows(eve.workspaceId)
  return {
    people: { owner: ada, admin: admin!, member: member!, viewer: viewer!, stranger: eve },
    ours,
    theirs,
  }
}

async function createRows(workspaceId: string) {
  const project = await owner.query<{ id: string }>(
    `insert into projects (workspace_id, name) values ($1, 'Apollo') returning id`,
    [workspaceId],
  )
  const projectId = project.rows[0]!.id
  const task = await owner.query<{ id: string }>(
    `insert into tasks (workspace_id, project_id, title) values ($1, $2, 'Ship it') returning id`,
    [workspaceId, projectId],
  )
  const taskId = task.rows[0]!.id
  const labels = await owner.query<{ id: string }>(
    `insert into labels (workspace_id, name, colour) values ($1, 'Worn', 'red'), ($1, 'Spare', 'blue') returning id`,
    [workspaceId],
  )
  const [labelId, spareLabelId] = [labels.rows[0]!.id, labels.rows[1]!.id]
  await owner.query('insert into task_labels (workspace_id, task_id, label_id) values ($1, $2, $3)', [
    workspaceId,
    taskId,
    labelId,
  ])
  return { workspaceId, projectId, taskId, labelId, spareLabelId }
}

type Scene = Awaited<ReturnType<typeof createScene>>
type Person = keyof Scene['people']
const everyone: Person[] = ['owner', 'admin', 'member', 'viewer', 'stranger']

let scene: Scene
beforeAll(async () => {
  scene = await createScene()
})

const as = (person: Person) => ({ role: 'app_user' as const, userId: scene.people[person].userId })

test.each([
  ['move a task to another workspace', 'update tasks set workspace_id = $1', ['theirs.workspaceId']],
  ['move a task to another project', 'update tasks set project_id = $1', ['theirs.projectId']],
  ['choose the position of a task', 'update tasks set position = 1', []],
  ['move a label to another workspace', 'update labels set workspace_id = $1', ['theirs.workspaceId']],
  ['change which label a task wears', 'update task_labels set label_id = $1', ['ours.spareLabelId']],
  ['sign a task as somebody else', 'update tasks set created_by = $1', ['stranger']],
  [
    'choose the id of a task',
    `insert into tasks (id, workspace_id, project_id, title) values ($1, $2, $3, 'x')`,
    ['new', 'ours.workspaceId', 'ours.projectId'],
  ],
  [
    'create a task as somebody else',
    `insert into tasks (workspace_id, project_id, title, created_by) values ($1, $2, 'x', $3)`,
    ['ours.workspaceId', 'ours.projectId', 'stranger'],
  ],
  [
    'create a task that is done already',
    `insert into tasks (workspace_id, project_id, title, completed_at) values ($1, $2, 'x', now())`,
    ['ours.workspaceId', 'ours.projectId'],
  ],
  ['choose the version of a project', 'update projects set version = 1', []],
  ['choose the version of a task', 'update tasks set version = 1', []],
  ['move a project', 'update projects set workspace_id = $1', ['theirs.workspaceId']],
])('an owner cannot %s', async (_, text, names) => {
  const values = names.map((name) => valueOf(name))

  expect(await acting(as('owner'), text, values)).toEqual({ refused: '42501' })
})

test('a task in a project of another workspace cannot exist, whoever writes it', async () => {
  const { ours, theirs } = scene
  const text = `insert into tasks (workspace_id, project_id, title) values ($1, $2, 'x')`

  const outcome = await acting({ role: 'service_role' }, text, [ours.workspaceId, theirs.projectId])

  expect(outcome).toEqual({ refused: '23503' })
})

test.each([
  [
    'a task that wears a label of another workspace',
    'insert into task_labels (workspace_id, task_id, label_id) values ($1, $2, $3)',
    ['ours.workspaceId', 'ours.taskId', 'theirs.labelId'],
  ],
  [
    'a task of another workspace that wears a label',
    'insert into task_labels (workspace_id, task_id, label_id) values ($1, $2, $3)',
    ['ours.workspaceId', 'theirs.taskId', 'ours.labelId'],
  ],
  [
    'a task that is assigned to a stranger',
    'update tasks set assignee_id = $2 where id = $1',
    ['ours.taskId', 'stranger'],
  ],
])('%s cannot exist, whoever writes it', async (_, text, names) => {
  const values = names.map((name) => valueOf(name))

  expect(await acting({ role: 'service_role' }, text, values)).toEqual({ refused: '23503' })
})

test.each(everyone)('%s finds tasks in their own workspaces only', async (person) => {
  const { ours } = scene
  const search = `select cardinality(private.search_tasks($1, 'ship')) as found`

  const outcome = await acting(as(person), search, [ours.workspaceId])

  expect(outcome).toEqual({ rows: [{ found: person === 'stranger' ? 0 : 1 }] })
})

test.each(everyone)('%s moves tasks only where they may change them', async (person) => {
  const { ours } = scene
  const move = `select private.move_task($1, $2, $2, true) as outcome`

  const outcome = await acting(as(person), move, [ours.workspaceId, ours.taskId])

  const refusals: Partial<Record<Person, string>> = { viewer: 'PT403', stranger: 'PT404' }
  const refused = refusals[person]
  expect(outcome).toEqual(refused ? { refused } : { rows: [{ outcome: 'no neighbour' }] })
})

test('the moment of completion is the database’s, whatever the client says', async () => {
  const outcome = await acting(
    as('member'),
    `update tasks set completed_at = '2001-01-01' where id = $1 returning completed_at > now() - interval '1 minute' as fresh`,
    [scene.ours.taskId],
  )

  expect(outcome).toEqual({ rows: [{ fresh: true }] })
})

function valueOf(name: string) {
  const { ours, theirs, people } = scene
  if (name === 'new') return crypto.randomUUID()
  if (name in people) return people[name as Person].userId
  const [side, key] = name.split('.') as ['ours' | 'theirs', keyof Scene['ours']]
  return { ours, theirs }[side][key]
}
