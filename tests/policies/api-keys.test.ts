import type { ClientBase } from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { permissions } from '@/lib/auth/permissions'
import { acting } from '../support/acting'
import { createApiKey, expireApiKey, revokeApiKey } from '../support/api-keys'
import { insertNote } from '../support/notes'
import { overlap, queryAs } from '../support/overlap'
import { owner } from '../support/owner'
import { createFellow, createMember } from '../support/people'

// More than the server would grant, so that the database is seen to hold what a key may be allowed at all.
const everything = Object.keys(permissions)

/** One workspace with a person in each role, a stranger with another, and in both a note and a key. */
async function createScene() {
  const [ada, eve] = await Promise.all([createMember('owner'), createMember('owner')])
  const [admin, member, viewer] = await Promise.all(
    (['admin', 'member', 'viewer'] as const).map((role) => createFellow(ada.workspaceId, role)),
  )
  const people = { owner: ada, admin: admin!, member: member!, viewer: viewer!, stranger: eve }
  const [ours, theirs] = await Promise.all([createRows(ada), createRows(eve)])
  return { people, ours, theirs }
}

async function createRows(creator: { userId: string; workspaceId: string }) {
  const { workspaceId } = creator
  const noteId = await insertNote(creator, 'Ship it')
  return { workspaceId, noteId, key: await createApiKey(creator, everything) }
}

type Scene = Awaited<ReturnType<typeof createScene>>
type Person = keyof Scene['people']
const everyone: Person[] = ['owner', 'admin', 'member', 'viewer', 'stranger']

let scene: Scene
beforeAll(async () => {
  scene = await createScene()
})

const appUser = 'app_user' as const
const as = (person: Person) => ({ role: appUser, userId: scene.people[person].userId })
const byKey = ({ hash }: { hash: string }) => ({ role: appUser, keyHash: hash })

const insert = `insert into api_keys (workspace_id, name, prefix, hash, scopes) values ($1, 'New', 'plinth_12345678', sha256($2), $3)`
const hashed = () => Buffer.from(crypto.randomUUID())

describe('people', () => {
  test.each(everyone)('%s creates a key only as an owner or admin', async (person) => {
    const outcome = await acting(as(person), insert, [scene.ours.workspaceId, hashed(), ['notes.read']], {
      widen: 'api_keys',
    })

    const created = 'rows' in outcome && outcome.rows.length === 1
    expect({ person, created }).toEqual({ person, created: ['owner', 'admin'].includes(person) })
  })

  test.each(everyone)('%s revokes a key only as an owner or admin', async (person) => {
    const text = 'update api_keys set revoked_at = now() where id = $1'
    const outcome = await acting(as(person), text, [scene.ours.key.id], { widen: 'api_keys' })

    const revoked = 'rows' in outcome && outcome.rows.length === 1
    expect({ person, revoked }).toEqual({ person, revoked: ['owner', 'admin'].includes(person) })
  })

  test.each(everyone)(
    '%s sees keys only as an owner or admin, and only the own workspace’s',
    async (person) => {
      const { ours, theirs } = scene

      const outcome = await acting(as(person), 'select distinct workspace_id as workspace from api_keys')

      const visible = { owner: [ours], admin: [ours], member: [], viewer: [], stranger: [theirs] }[person]
      expect(outcome).toEqual({ rows: visible.map(({ workspaceId }) => ({ workspace: workspaceId })) })
    },
  )

  test.each([
    'select hash from api_keys',
    'select * from api_keys',
    'select id from api_keys where hash is not null',
    'select id from api_keys order by hash',
    'select encode(hash, $$hex$$) from api_keys',
    'update api_keys set revoked_at = now() returning hash',
    'select api_keys from api_keys',
  ])('the hash never leaves the database: %s', async (text) => {
    expect(await acting(as('owner'), text)).toEqual({ refused: '42501' })
  })

  test.each([
    ['widen the scopes', `update api_keys set scopes = array['notes.read', 'notes.remove']`],
    ['prolong the life', `update api_keys set expires_at = now() + interval '1 day'`],
    ['exchange the secret', `update api_keys set hash = sha256('mine')`],
    ['hide the use', 'update api_keys set last_used_at = null'],
    ['move the key', 'update api_keys set workspace_id = workspace_id'],
    ['sign it as somebody else', 'update api_keys set created_by = null'],
    ['erase it', 'delete from api_keys'],
    ['read what keys may hold', 'select from private.key_scopes'],
    ['ask which key acts', 'select from private.acting_api_key()'],
  ])('an owner cannot %s', async (_, text) => {
    expect(await acting(as('owner'), text)).toEqual({ refused: '42501' })
  })

  test.each([
    ['that manages keys', ['notes.read', 'api-keys.create']],
    ['that removes the workspace', ['workspace.remove']],
    ['that does not exist', ['nonsense']],
    ['that is null', [null]],
  ])('an owner cannot grant a scope %s', async (_, scopes) => {
    const outcome = await acting(as('owner'), insert, [scene.ours.workspaceId, hashed(), scopes])

    expect(outcome).toEqual({ refused: '42501' })
  })

  test('nobody grants a scope that their own role does not have', async () => {
    const { rows } = await owner.query<{ whole: string }>(
      `select rtrim(pg_get_viewdef('private.role_permissions'::regclass), ';') as whole`,
    )
    const { whole } = rows[0]!
    await owner.query(`create or replace view private.role_permissions as
      select permission, case permission when 'notes.remove' then array_remove(roles, 'admin') else roles end as roles
      from (${whole}) as whole`)
    const values = [scene.ours.workspaceId, hashed(), ['notes.remove']]

    const admin = await acting(as('admin'), insert, values)
    const outcome = await acting(as('owner'), insert, values)

    await owner.query(`create or replace view private.role_permissions as ${whole}`)
    expect(admin).toEqual({ refused: '42501' })
    expect(outcome).toEqual({ rows: [{}] })
  })

  test.each([
    ['no scope at all', { scopes: [] }],
    ['a hash of another length', { hash: Buffer.from('short') }],
    ['the whole key in its prefix', { prefix: `plinth_${'x'.repeat(42)}` }],
    ['a life that ended before it began', { expires: '-1 hour' }],
    ['a life of more than a year', { expires: '366 days' }],
  ])('a key with %s cannot exist, whoever writes it', async (_, given) => {
    const sound = {
      scopes: ['notes.read'],
      hash: Buffer.alloc(32, 1),
      prefix: 'plinth_12345678',
      expires: '365 days',
    }
    const { scopes, hash, prefix, expires } = { ...sound, ...given }
    const text = `insert into api_keys (workspace_id, name, prefix, hash, scopes, expires_at)
      values ($1, 'New', $2, $3, $4, now() + $5::interval)`

    const spoiled = await acting({ role: 'service_role' }, text, [
      scene.ours.workspaceId,
      prefix,
      hash,
      scopes,
      expires,
    ])
    const whole = await acting({ role: 'service_role' }, text, [
      scene.ours.workspaceId,
      ...Object.values({
        prefix: sound.prefix,
        hash: sound.hash,
        scopes: sound.scopes,
        expires: sound.expires,
      }),
    ])

    expect({ spoiled, whole }).toEqual({ spoiled: { refused: '23514' }, whole: { rows: [{}] } })
  })

  test('a revocation is the database’s moment and final', async () => {
    const key = await createApiKey(scene.people.owner)
    const stamp = `update api_keys set revoked_at = $2 where id = $1 returning revoked_at > now() - interval '1 minute' as fresh`

    const untouched = await acting(as('owner'), stamp, [key.id, null])
    const revoked = await acting(as('owner'), stamp, [key.id, '2001-01-01'])
    await owner.query(`update api_keys set revoked_at = now() - interval '1 day' where id = $1`, [key.id])
    const { rows: first } = await owner.query('select revoked_at from api_keys where id = $1', [key.id])
    await owner.query('update api_keys set revoked_at = null where id = $1', [key.id])
    const { rows: later } = await owner.query('select revoked_at from api_keys where id = $1', [key.id])

    expect(untouched).toEqual({ rows: [{ fresh: null }] })
    expect(revoked).toEqual({ rows: [{ fresh: true }] })
    expect(first[0].revoked_at).toBeInstanceOf(Date)
    expect(later).toEqual(first)
  })
})

describe('a key that is made while its maker is removed', () => {
  type Member = Awaited<ReturnType<typeof createMember>>
  const make = (maker: Member) => (db: ClientBase) =>
    queryAs(maker, db, insert, [maker.workspaceId, hashed(), ['notes.read']])
  const makeAlone = (maker: Member) => async (db: ClientBase) => {
    await db.query('begin')
    await make(maker)(db)
    await db.query('commit')
  }
  const remove = (member: Member) => (db: ClientBase) =>
    db.query('delete from memberships where user_id = $1', [member.userId])
  const keysOf = async ({ userId }: Member) => {
    const text = 'select revoked_at is not null as revoked from api_keys where created_by = $1'
    return (await owner.query(text, [userId])).rows
  }

  test('is revoked, so that their return brings none back', async () => {
    const maker = await createFellow(scene.ours.workspaceId, 'admin')

    await overlap(make(maker), remove(maker))

    expect(await keysOf(maker)).toEqual([{ revoked: true }])
  })

  test('is refused once they are gone', async () => {
    const maker = await createFellow(scene.ours.workspaceId, 'admin')

    const made = await overlap(remove(maker), makeAlone(maker))

    expect(made).toMatchObject({ status: 'rejected', reason: { code: 'PT404' } })
    expect(await keysOf(maker)).toEqual([])
  })

  test('works where they stay', async () => {
    const maker = await createFellow(scene.ours.workspaceId, 'admin')

    await overlap(remove(maker), makeAlone(maker), (db) => db.query('rollback'))

    expect(await keysOf(maker)).toEqual([{ revoked: false }])
  })
})

describe('a key', () => {
  const tables = { workspaces: 'id', notes: 'workspace_id' }

  test.each(Object.entries(tables))(
    'reads %s of its own workspace only, even when the query forgets to say which',
    async (table, column) => {
      const outcome = await acting(
        byKey(scene.ours.key),
        `select distinct ${column} as workspace from ${table}`,
      )

      expect(outcome).toEqual({ rows: [{ workspace: scene.ours.workspaceId }] })
    },
  )

  test.each(['profiles', 'memberships', 'api_keys'])('sees no row of %s', async (table) => {
    const outcome = await acting(
      byKey(scene.ours.key),
      `select count(*)::int from (select 1 from ${table}) as seen`,
    )

    expect(outcome).toEqual({ rows: [{ count: 0 }] })
  })

  test('reaches no account', async () => {
    expect(await acting(byKey(scene.ours.key), 'select from auth.users')).toEqual({ refused: '42501' })
  })

  test.each([
    ['a profile', 'profiles', `update profiles set display_name = 'x'`, []],
    ['the workspace’s name', 'workspaces', `update workspaces set name = 'x'`, []],
    ['a key', 'api_keys', 'update api_keys set revoked_at = now()', []],
    ['another workspace’s note', 'notes', `update notes set title = 'x' where id = $1`, ['theirs.noteId']],
  ])('changes nothing of %s', async (_, table, text, names) => {
    const outcome = await acting(byKey(scene.ours.key), text, names.map(valueOf), { widen: table })

    expect(outcome).toEqual({ rows: [] })
  })

  test('creates no key, not even a weaker one', async () => {
    const outcome = await acting(byKey(scene.ours.key), insert, [
      scene.ours.workspaceId,
      hashed(),
      ['notes.read'],
    ])

    expect(outcome).toEqual({ refused: '42501' })
  })

  test('creates no workspace', async () => {
    expect(await acting(byKey(scene.ours.key), `select private.create_workspace('x')`)).toEqual({
      refused: 'PT403',
    })
  })

  const writes: [scope: string, table: string, text: string, names: string[]][] = [
    [
      'notes.create',
      'notes',
      `insert into notes (workspace_id, title) values ($1, 'New')`,
      ['ours.workspaceId'],
    ],
    ['notes.change', 'notes', `update notes set title = 'x' where id = $1`, ['ours.noteId']],
    ['notes.remove', 'notes', 'delete from notes where id = $1', ['ours.noteId']],
  ]

  test.each(writes)('writes with the scope %s and with no other', async (scope, table, text, names) => {
    const others = writes.map(([other]) => other).filter((other) => other !== scope)
    const [only, without] = await Promise.all([
      createApiKey(scene.people.owner, [scope]),
      createApiKey(scene.people.owner, others),
    ])

    const allowed = await acting(byKey(only), text, names.map(valueOf), { widen: table })
    const refused = await acting(byKey(without), text, names.map(valueOf), { widen: table })

    expect(allowed).toEqual({ rows: [{}] })
    expect([{ rows: [] }, { refused: '42501' }]).toContainEqual(refused)
  })

  test.each<[string, (key: { id: string }) => Promise<void>]>([
    ['revoked', revokeApiKey],
    ['expired', expireApiKey],
  ])('that is %s sees nothing and is told so', async (_, end) => {
    const key = await createApiKey(scene.people.owner)
    const before = await acting(byKey(key), 'select id from notes')
    await end(key)

    const after = await acting(byKey(key), 'select id from notes')
    const asked = await acting(byKey(key), 'select private.require_api_key()')
    const permitted = await acting(byKey(key), 'select private.require_permission($1, $2)', [
      key.workspaceId,
      'notes.read',
    ])

    expect(before).toEqual({ rows: [{ id: scene.ours.noteId }] })
    expect({ after, asked, permitted }).toEqual({
      after: { rows: [] },
      asked: { refused: 'PT401' },
      permitted: { refused: 'PT401' },
    })
  })

  test('that is revoked in the middle of a transaction ends with its next statement', async () => {
    const key = await createApiKey(scene.people.owner)
    const client = await owner.connect()
    await client.query('begin')
    await client.query(
      `select set_config('role', 'app_user', true), set_config('request.jwt.claims', '{}', true), set_config('app.api_key_hash', $1, true)`,
      [key.hash],
    )

    const before = await client.query('select id from notes')
    await revokeApiKey(key)
    const after = await client.query('select id from notes')

    await client.query('rollback')
    client.release()
    expect({ before: before.rowCount, after: after.rowCount }).toEqual({ before: 1, after: 0 })
  })

  test.each([
    ['that nobody made', 'ab'.repeat(32)],
    ['that is empty', ''],
  ])('%s sees nothing', async (_, keyHash) => {
    const identity = { role: appUser, keyHash }

    expect(await acting(identity, 'select id from workspaces')).toEqual({ rows: [] })
    expect(await acting(identity, 'select private.require_api_key()')).toEqual({ refused: 'PT401' })
  })

  test('notes its use once a minute, and that of no other', async () => {
    const key = await createApiKey(scene.people.owner)
    const note = async () => {
      await owner.query(
        `begin; select set_config('role', 'app_user', true), set_config('app.api_key_hash', '${key.hash}', true);
         select private.note_api_key_use(); commit`,
      )
      const { rows } = await owner.query(
        'select id, last_used_at from api_keys where last_used_at is not null',
      )
      return rows
    }
    const due = () => acting(byKey(key), 'select private.require_api_key() as due')

    const dueAtFirst = await due()
    const first = await note()
    const dueThen = await due()
    const second = await note()
    await owner.query(`update api_keys set last_used_at = now() - interval '61 seconds' where id = $1`, [
      key.id,
    ])
    const dueLater = await due()
    const third = await note()

    expect([dueAtFirst, dueThen, dueLater]).toEqual(
      [true, false, true].map((expected) => ({ rows: [{ due: expected }] })),
    )
    expect(first.map(({ id }) => id)).toEqual([key.id])
    expect(second).toEqual(first)
    expect(third[0].last_used_at > first[0].last_used_at).toBe(true)
  })
})

describe('a user’s token', () => {
  const forged = () => ({
    api_key: { id: scene.ours.key.id, workspace_id: scene.ours.workspaceId, scopes: ['notes.read'] },
    api_key_hash: scene.ours.key.hash,
    'app.api_key_hash': scene.ours.key.hash,
  })

  test.each([
    ['at its top', () => forged()],
    ['in what the user wrote', () => ({ user_metadata: forged() })],
    ['in what the auth server keeps', () => ({ app_metadata: forged() })],
  ])('that claims a key %s gives what the user has, and no more', async (_, claims) => {
    const outcome = await acting({ ...as('stranger'), claims: claims() }, 'select workspace_id from notes')

    expect(outcome).toEqual({ rows: [{ workspace_id: scene.theirs.workspaceId }] })
  })

  test('that claims a key and names no user gives nothing', async () => {
    const outcome = await acting({ role: appUser, claims: forged() }, 'select workspace_id from notes')

    expect(outcome).toEqual({ rows: [] })
  })

  test('stays a user’s even where a key acts, so that no transaction is both', async () => {
    const both = { ...as('stranger'), keyHash: scene.ours.key.hash }

    const seen = await acting(both, 'select workspace_id from notes')
    const permitted = await acting(both, 'select private.require_permission($1, $2)', [
      scene.ours.workspaceId,
      'notes.read',
    ])

    expect(seen).toEqual({ rows: [{ workspace_id: scene.theirs.workspaceId }] })
    expect(permitted).toEqual({ refused: 'PT404' })
    expect(await acting(both, 'select private.require_api_key()')).toEqual({ refused: 'PT401' })
  })
})

function valueOf(name: string) {
  const [side, key] = name.split('.') as ['ours' | 'theirs', 'workspaceId' | 'noteId']
  return scene[side][key]
}
