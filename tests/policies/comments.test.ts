import { beforeAll, describe, expect, test } from 'vitest'
import { acting } from '../support/acting'
import { createApiKey } from '../support/api-keys'
import { owner } from '../support/owner'
import { everyone, insiders, type Person } from '../support/roles'
import { createTaskRoles } from '../support/task-roles'

let scene: Awaited<ReturnType<typeof createTaskRoles>> & { commentId: string }
beforeAll(async () => {
  const roles = await createTaskRoles()
  const commentId = await addComment(roles.ours, roles.people.author.userId)
  await addComment(roles.theirs, roles.people.stranger.userId)
  scene = { ...roles, commentId }
})

async function addComment({ workspaceId, taskId }: { workspaceId: string; taskId: string }, author: string) {
  const { rows } = await owner.query<{ id: string }>(
    `insert into comments (workspace_id, task_id, body, created_by) values ($1, $2, 'Done?', $3) returning id`,
    [workspaceId, taskId, author],
  )
  return rows[0]!.id
}

const as = (person: Person) => ({ role: 'app_user' as const, userId: scene.people[person].userId })

const insert = `insert into comments (workspace_id, task_id, body) values ($1, $2, 'x')`

const writes: { what: string; who: Person[]; text: () => [string, unknown[]] }[] = [
  {
    what: 'comment',
    who: ['owner', 'admin', 'member', 'author'],
    text: () => [insert, [scene.ours.workspaceId, scene.ours.taskId]],
  },
  {
    what: 'change the author’s words',
    who: ['author'],
    text: () => [`update comments set body = 'x' where id = $1`, [scene.commentId]],
  },
  {
    what: 'remove the author’s words',
    who: ['owner', 'admin', 'author'],
    text: () => ['delete from comments where id = $1', [scene.commentId]],
  },
]

describe.each(writes)('to $what', ({ who, text }) => {
  test.each(everyone)('%s', async (person) => {
    const outcome = await acting(as(person), ...text(), { widen: 'comments' })

    const done = 'rows' in outcome && outcome.rows.length === 1
    expect({ person, done }).toEqual({ person, done: who.includes(person) })
  })

  test('an author who may only view', async () => {
    const { author } = scene.people
    await owner.query(`update memberships set role = 'viewer' where user_id = $1`, [author.userId])

    const outcome = await acting(as('author'), ...text(), { widen: 'comments' })

    await owner.query(`update memberships set role = 'member' where user_id = $1`, [author.userId])
    expect('rows' in outcome && outcome.rows.length > 0).toBe(false)
  })
})

test.each(insiders)(
  '%s reads the comments of the own workspace alone, even when the query forgets which',
  async (person) => {
    const outcome = await acting(as(person), 'select distinct workspace_id as id from comments')

    expect(outcome).toEqual({ rows: [{ id: scene.ours.workspaceId }] })
  },
)

test('who is not signed in reads no comment', async () => {
  expect(await acting({ role: 'anon' }, 'select from comments')).toEqual({ refused: '42501' })
})

test('an API key reads and comments as nobody, and cannot touch what was said', async () => {
  const { hash } = await createApiKey(scene.people.owner)
  const key = { role: 'app_user' as const, keyHash: hash }
  const { workspaceId, taskId } = scene.ours

  const read = await acting(key, 'select distinct workspace_id as id from comments')
  const said = await acting(key, `${insert} returning created_by as author`, [workspaceId, taskId])
  const changed = await acting(key, `update comments set body = 'x'`)
  const removed = await acting(key, 'delete from comments')

  expect([read, said]).toEqual([{ rows: [{ id: workspaceId }] }, { rows: [{ author: null }] }])
  expect([changed, removed]).toEqual([{ rows: [] }, { rows: [] }])
})

test.each([
  ['sign a comment as somebody else', 'update comments set created_by = $1'],
  ['move a comment to another task', 'update comments set task_id = $1'],
  ['choose the version of a comment', 'update comments set version = 1 where id = $1'],
  [
    'comment as somebody else',
    `insert into comments (workspace_id, task_id, body, created_by) select workspace_id, task_id, 'x', $1 from comments`,
  ],
])('nobody can %s', async (_, text) => {
  expect(await acting(as('owner'), text, [scene.commentId])).toEqual({ refused: '42501' })
})

test('a comment on a task of another workspace cannot exist, whoever writes it', async () => {
  const outcome = await acting({ role: 'service_role' }, insert, [
    scene.ours.workspaceId,
    scene.theirs.taskId,
  ])

  expect(outcome).toEqual({ refused: '23503' })
})

test.each([[' \n'], ['x'.repeat(10_001)]])(
  'the database refuses a body that is empty or too long',
  async (body) => {
    const text = 'insert into comments (workspace_id, task_id, body) values ($1, $2, $3)'

    const outcome = await acting(as('owner'), text, [scene.ours.workspaceId, scene.ours.taskId, body])

    expect(outcome).toEqual({ refused: '23514' })
  },
)
