import { beforeAll, expect, test } from 'vitest'
import { acting } from '../support/acting'
import { insertNote } from '../support/notes'
import { owner } from '../support/owner'
import { createFellow, createMember, createUser } from '../support/people'
import { insertUser } from '../support/accounts'

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
  return { workspaceId, noteId: await insertNote({ workspaceId }, 'Ship it') }
}

type Scene = Awaited<ReturnType<typeof createScene>>
type Person = keyof Scene['people']
const everyone: Person[] = ['owner', 'admin', 'member', 'viewer', 'stranger']
const insiders = everyone.slice(0, 4)

let scene: Scene
beforeAll(async () => {
  scene = await createScene()
})

const as = (person: Person) => ({ role: 'app_user' as const, userId: scene.people[person].userId })

test('a user sees their own profile and those of fellow members, and no other', async () => {
  const { people } = scene

  const outcome = await acting(as('viewer'), 'select id from profiles')

  const visible = 'rows' in outcome ? outcome.rows.map((row) => (row as { id: string }).id) : []
  expect(visible.toSorted()).toEqual(insiders.map((person) => people[person].userId).toSorted())
})

test('a user changes their own profile only', async () => {
  const rename = `update profiles set display_name = 'x' where id = $1`

  const own = await acting(as('viewer'), rename, [scene.people.viewer.userId])
  const other = await acting(as('viewer'), rename, [scene.people.owner.userId], { widen: 'profiles' })

  expect({ own, other }).toEqual({ own: { rows: [{}] }, other: { rows: [] } })
})

test.each([
  ['sign a note as somebody else', 'update notes set created_by = $1', ['stranger']],
  [
    'choose the id of a note',
    `insert into notes (id, workspace_id, title) values ($1, $2, 'x')`,
    ['new', 'ours.workspaceId'],
  ],
  [
    'create a note as somebody else',
    `insert into notes (workspace_id, title, created_by) values ($1, 'x', $2)`,
    ['ours.workspaceId', 'stranger'],
  ],
  ['choose the version of a workspace', 'update workspaces set version = 1', []],
  ['choose the version of a note', 'update notes set version = 1', []],
  ['read what requests were answered', 'select from private.idempotency_records', []],
  ['move a note', 'update notes set workspace_id = $1', ['theirs.workspaceId']],
  ['create a workspace without an owner', `insert into workspaces (name) values ('x')`, []],
  [
    'join a workspace',
    `insert into memberships (workspace_id, user_id, role) values ($1, $2, 'owner')`,
    ['theirs.workspaceId', 'owner'],
  ],
  ['hand a membership to somebody else', 'update memberships set user_id = $1', ['stranger']],
  ['move a membership', 'update memberships set workspace_id = $1', ['theirs.workspaceId']],
  ['read the vocabulary', 'select from private.role_permissions', []],
  ['read accounts', 'select from auth.users', []],
  ['create a profile', `insert into profiles (id, display_name) values ($1, 'x')`, ['new']],
  ['remove a profile', 'delete from profiles', []],
])('an owner cannot %s', async (_, text, names) => {
  const values = names.map((name) => valueOf(name))

  expect(await acting(as('owner'), text, values)).toEqual({ refused: '42501' })
})

test('a new account gets a profile, whatever its sign-up form sent', async () => {
  const ada = await createUser()
  const names = [
    `'{"display_name":"  "}'`,
    `'{"display_name":"${'x'.repeat(300)}"}'`,
    `'{"display_name":{"a":1}}'`,
    'null',
  ]

  for (const metadata of names) {
    const { rows } = await owner.query(
      `${insertUser('gen_random_uuid()', `gen_random_uuid() || '@example.com'`, metadata)} returning id`,
    )
    const profile = await owner.query('select from profiles where id = $1', [rows[0].id])
    expect(profile.rows).toHaveLength(1)
  }
  expect(await owner.query('select display_name from profiles where id = $1', [ada.userId])).toMatchObject({
    rows: [{ display_name: 'Test user' }],
  })
})

function valueOf(name: string) {
  const { ours, theirs, people } = scene
  if (name === 'new') return crypto.randomUUID()
  if (name in people) return people[name as Person].userId
  const [side, key] = name.split('.') as ['ours' | 'theirs', keyof Scene['ours']]
  return { ours, theirs }[side][key]
}
