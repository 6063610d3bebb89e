import { beforeAll, describe, expect, test } from 'vitest'
import { actions, resourceKinds } from '@/lib/events'
import { acting } from '../support/acting'
import { listFaults } from '../support/list-faults'
import { owner } from '../support/owner'
import { createFellow, createMember } from '../support/people'

const people = ['owner', 'admin', 'member', 'viewer', 'stranger'] as const
type Person = (typeof people)[number]

let scene: Record<Person, Awaited<ReturnType<typeof createMember>>>
beforeAll(async () => {
  const ada = await createMember()
  const [admin, member, viewer] = await Promise.all(
    (['admin', 'member', 'viewer'] as const).map((role) => createFellow(ada.workspaceId, role)),
  )
  scene = { owner: ada, admin: admin!, member: member!, viewer: viewer!, stranger: await createMember() }
})

const as = (person: Person) => ({ role: 'app_user' as const, userId: scene[person].userId })

test.each([
  ['owner', true],
  ['admin', true],
  ['member', false],
  ['viewer', false],
  ['stranger', false],
] as const)('%s reads the activity of the workspace: %s', async (person, reads) => {
  const outcome = await acting(as(person), 'select from activity where workspace_id = $1', [
    scene.owner.workspaceId,
  ])

  expect('rows' in outcome && outcome.rows.length > 0).toBe(reads)
})

test('a query that forgets the workspace still reads the own one only', async () => {
  const outcome = await acting(as('stranger'), 'select distinct workspace_id as id from activity')

  expect(outcome).toEqual({ rows: [{ id: scene.stranger.workspaceId }] })
})

const identities = [
  ...people.map((person) => ({ name: person, identity: () => as(person) })),
  { name: 'the service role', identity: () => ({ role: 'service_role' as const }) },
  { name: 'a visitor', identity: () => ({ role: 'anon' as const }) },
]

describe.each(identities)('$name', ({ identity }) => {
  test.each([
    [
      'adds',
      `insert into activity (workspace_id, actor_kind, resource_kind, resource_id, action)
      values (gen_random_uuid(), 'system', 'note', gen_random_uuid(), 'created')`,
    ],
    ['changes', `update activity set action = 'changed'`],
    ['removes', 'delete from activity'],
    ['empties', 'truncate activity'],
  ])('never %s activity', async (_, text) => {
    expect(await acting(identity(), text)).toEqual({ refused: '42501' })
  })
})

test('only the service role may purge', async () => {
  const purge = `select private.purge_activity(now() - interval '10 years', 1)`

  const [member, service] = [await acting(as('owner'), purge), await acting({ role: 'service_role' }, purge)]

  expect([member, service]).toEqual([{ refused: '42501' }, { rows: [{ purge_activity: 0 }] }])
})

/** The arguments of every trigger of private.record_activity(). */
async function tracked() {
  const { rows } = await owner.query<{ arguments: string }>(
    `select encode(tgargs, 'escape') as arguments from pg_trigger where tgfoid = 'private.record_activity'::regproc`,
  )
  return rows.map((row) => row.arguments.split('\\000').slice(0, -1))
}

/** Items of the triggers and of the code, whichever a person forgot. */
const declaredFaults = (written: string[], wanted: readonly string[], line: (item: string) => string) =>
  listFaults({
    file: '`activity` in lib/features/<feature>/feature.ts',
    written: [...new Set(written)],
    wanted: [...new Set(wanted)],
    line,
    surplus: 'remove it, or write the trigger record_activity that says it in supabase/schemas',
  })

test('the database and the code keep track of the same kinds', async () => {
  const kinds = (await tracked()).map(([kind]) => kind!)

  expect(declaredFaults([...resourceKinds], kinds, (kind) => `${kind}: { nameColumn: … },`)).toEqual([])
})

test('the database and the code know the same actions', async () => {
  const marked = (await tracked()).flatMap((given) => given.slice(5))

  const wanted = ['created', 'changed', 'removed', ...marked]
  expect(declaredFaults([...actions], wanted, (action) => `actions: ['${action}']`)).toEqual([])
})

test('a kind that only one of the two has names the file and the line', () => {
  const line = (kind: string) => `${kind}: { nameColumn: … },`

  expect(declaredFaults(['song'], ['note'], line)).toEqual([
    'note stands in no line of `activity` in lib/features/<feature>/feature.ts: add `note: { nameColumn: … },`',
    'song stands in `activity` in lib/features/<feature>/feature.ts and nothing has it: remove it, or write the trigger record_activity that says it in supabase/schemas',
  ])
})
