import { beforeAll, describe, expect, test } from 'vitest'
import { ATTACHMENTS_MAX, bucket, contentTypes, SIZE_BYTES_MAX } from '@/lib/features/attachments/schema'
import { acting } from '../support/acting'
import { createApiKey } from '../support/api-keys'
import { owner } from '../support/owner'
import { everyone, insiders, type Person } from '../support/roles'
import { createTaskRoles } from '../support/task-roles'
import { removeStored } from '../support/attachment-objects'

type Place = { workspaceId: string; taskId: string }

/** The author has one file that is ready and one whose upload is pending. The stranger has one that is ready, and one whose object is lost. */
async function createScene() {
  const roles = await createTaskRoles()
  const { author, stranger } = roles.people
  const ready = await addFile(roles.ours, author.userId, 'now()')
  const pending = await addFile(roles.ours, author.userId, 'null')
  const foreign = await addFile(roles.theirs, stranger.userId, 'now()')
  const hollow = await addFile(roles.theirs, stranger.userId, 'now()')
  for (const { name } of [ready, foreign]) await addObject(name)
  return { ...roles, ready, pending, hollow }
}

async function addFile({ workspaceId, taskId }: Place, userId: string, completedAt: string) {
  const { rows } = await owner.query<{ id: string; name: string }>(
    `insert into attachments (workspace_id, task_id, file_name, content_type, size_bytes, created_by, completed_at)
     values ($1, $2, 'note.txt', 'text/plain', 2, $3, ${completedAt}) returning id, object_name as name`,
    [workspaceId, taskId, userId],
  )
  return rows[0]!
}

async function addObject(name: string) {
  await owner.query(
    `insert into storage.objects (bucket_id, name, metadata) values ('attachments', $1, '{"size": 2, "mimetype": "text/plain"}')`,
    [name],
  )
}

let scene: Awaited<ReturnType<typeof createScene>>
beforeAll(async () => {
  scene = await createScene()
})

const as = (person: Person) => ({ role: 'app_user' as const, userId: scene.people[person].userId })

const writers: Person[] = ['owner', 'admin', 'member', 'author']
const insertRow = `insert into attachments (workspace_id, task_id, file_name, content_type, size_bytes)
  values ($1, $2, $3, $4, $5)`
const insertObject = `insert into storage.objects (bucket_id, name) values ('attachments', $1)`

const writes: { what: string; who: Person[]; widen?: string; text: () => [string, unknown[]] }[] = [
  {
    what: 'attach a file',
    who: writers,
    widen: 'attachments',
    text: () => [insertRow, [scene.ours.workspaceId, scene.ours.taskId, 'a.txt', 'text/plain', 1]],
  },
  {
    what: 'remove the author’s file',
    who: ['owner', 'admin', 'author'],
    widen: 'attachments',
    text: () => ['delete from attachments where id = $1', [scene.ready.id]],
  },
  {
    what: 'upload what the author has begun',
    who: ['author'],
    widen: 'attachments',
    text: () => [insertObject, [scene.pending.name]],
  },
  {
    what: 'put something in the place of a ready file',
    who: [],
    widen: 'attachments',
    text: () => [insertObject, [scene.hollow.name]],
  },
  { what: 'upload without a row', who: [], text: () => [insertObject, [`${scene.ours.workspaceId}/x/y`]] },
  {
    what: 'put an object into another bucket',
    who: [],
    text: () => [`insert into storage.objects (bucket_id, name) values ('other', $1)`, [scene.pending.name]],
  },
  {
    what: 'replace an object',
    who: [],
    text: () => [`update storage.objects set metadata = '{}' where name = $1`, [scene.ready.name]],
  },
  {
    what: 'remove an object behind its row',
    who: [],
    text: () => ['delete from storage.objects where name = $1', [scene.ready.name]],
  },
]

describe.each(writes)('to $what', ({ who, text, widen }) => {
  test.each(everyone)('%s', async (person) => {
    const outcome = await acting(as(person), ...text(), widen ? { widen } : {})

    const done = 'rows' in outcome && outcome.rows.length === 1
    expect({ person, done }).toEqual({ person, done: who.includes(person) })
  })
})

test('who may no longer write uploads and completes nothing', async () => {
  const { author } = scene.people
  await owner.query(`update memberships set role = 'viewer' where user_id = $1`, [author.userId])

  const uploaded = await acting(as('author'), insertObject, [scene.pending.name])
  const completed = await acting(as('author'), 'select from private.complete_attachment($1, $2, $3)', [
    scene.ours.workspaceId,
    scene.ours.taskId,
    scene.pending.id,
  ])

  await owner.query(`update memberships set role = 'member' where user_id = $1`, [author.userId])
  expect([uploaded, completed]).toEqual([{ refused: '42501' }, { rows: [] }])
})

test.each(insiders)(
  '%s sees the files that are ready in the own workspace, and the objects of these alone',
  async (person) => {
    await owner.query(
      `insert into storage.objects (bucket_id, name) values ('attachments', $1), ('attachments', $2) on conflict do nothing`,
      [scene.pending.name, `${scene.ours.workspaceId}/orphan/object`],
    )

    const rows = await acting(as(person), 'select object_name as name from attachments')
    const objects = await acting(as(person), 'select name from storage.objects')

    await removeStored([scene.pending.name, `${scene.ours.workspaceId}/orphan/object`])
    const visible = [scene.ready.name, ...(person === 'author' ? [scene.pending.name] : [])].toSorted()
    expect([namesOf(rows), namesOf(objects)]).toEqual([visible, visible])
  },
)

test('who is not signed in reaches no file and no object', async () => {
  const read = await acting({ role: 'anon' }, 'select from attachments')
  const objects = await acting({ role: 'anon' }, 'select from storage.objects')
  const written = await acting({ role: 'anon' }, insertObject, [scene.pending.name])

  expect([read, objects, written]).toEqual([{ refused: '42501' }, { rows: [] }, { refused: '42501' }])
})

describe('an API key', () => {
  const key = async () => {
    const { hash } = await createApiKey(scene.people.owner)
    return { role: 'app_user' as const, keyHash: hash }
  }

  test('sees what is ready, attaches as nobody, and removes nothing', async () => {
    const identity = await key()
    const { workspaceId, taskId } = scene.ours

    const rows = await acting(identity, 'select object_name as name from attachments')
    const added = await acting(identity, `${insertRow} returning created_by as author`, [
      workspaceId,
      taskId,
      'a.txt',
      'text/plain',
      1,
    ])
    const removed = await acting(identity, 'delete from attachments')

    expect(namesOf(rows)).toEqual([scene.ready.name])
    expect([added, removed]).toEqual([{ rows: [{ author: null }] }, { rows: [] }])
  })

  test('has no way to upload but our server', async () => {
    const { ours } = scene
    const { rows } = await owner.query<{ name: string }>(
      `insert into attachments (workspace_id, task_id, file_name, content_type, size_bytes)
       values ($1, $2, 'a.txt', 'text/plain', 1) returning object_name as name`,
      [ours.workspaceId, ours.taskId],
    )

    const uploaded = await acting(await key(), insertObject, [rows[0]!.name])

    await owner.query('delete from attachments where object_name = $1', [rows[0]!.name])
    expect(uploaded).toEqual({ refused: '42501' })
  })
})

describe('to complete the author’s upload', () => {
  const complete = 'select status from private.complete_attachment($1, $2, $3)'

  test.each(everyone)('%s', async (person) => {
    const { workspaceId, taskId } = scene.ours
    await addObject(scene.pending.name)

    const outcome = await acting(as(person), complete, [workspaceId, taskId, scene.pending.id])

    await removeStored([scene.pending.name])
    expect(outcome).toEqual({ rows: person === 'author' ? [{ status: 'ready' }] : [] })
  })

  test.each([
    ['there is no object', null],
    ['it has another size', { size: 3, mimetype: 'text/plain' }],
    ['it has another type', { size: 2, mimetype: 'text/html' }],
    ['nothing is known of it', {}],
  ])('is refused when %s', async (_, metadata) => {
    const { workspaceId, taskId } = scene.ours
    if (metadata) {
      await owner.query(
        `insert into storage.objects (bucket_id, name, metadata) values ('attachments', $1, $2)`,
        [scene.pending.name, metadata],
      )
    }

    const outcome = await acting(as('author'), complete, [workspaceId, taskId, scene.pending.id])

    await removeStored([scene.pending.name])
    expect(outcome).toEqual({ refused: 'PT409' })
  })

  test('the charset of a text does not matter', async () => {
    const { workspaceId, taskId } = scene.ours
    await owner.query(
      `insert into storage.objects (bucket_id, name, metadata)
       values ('attachments', $1, '{"size": 2, "mimetype": "Text/Plain; charset=UTF-8"}')`,
      [scene.pending.name],
    )

    const outcome = await acting(as('author'), complete, [workspaceId, taskId, scene.pending.id])

    await removeStored([scene.pending.name])
    expect(outcome).toEqual({ rows: [{ status: 'ready' }] })
  })
})

test.each([
  ['make a file ready unseen', 'update attachments set completed_at = now()'],
  ['rename a file', `update attachments set file_name = 'x'`],
  ['move a file', 'update attachments set task_id = id'],
  [
    'attach as somebody else',
    `insert into attachments (workspace_id, task_id, file_name, content_type, size_bytes, created_by)
     select workspace_id, task_id, 'a.txt', 'text/plain', 1, created_by from attachments`,
  ],
  [
    'attach what is ready already',
    `insert into attachments (workspace_id, task_id, file_name, content_type, size_bytes, completed_at)
     select workspace_id, task_id, 'a.txt', 'text/plain', 1, now() from attachments`,
  ],
])('nobody can %s', async (_, text) => {
  expect(await acting(as('author'), text)).toEqual({ refused: '42501' })
})

test('a file of a task of another workspace cannot exist, whoever writes it', async () => {
  const values = [scene.ours.workspaceId, scene.theirs.taskId, 'a.txt', 'text/plain', 1]

  expect(await acting({ role: 'service_role' }, insertRow, values)).toEqual({ refused: '23503' })
})

test.each(['../secret', 'a/b', 'a\\b', 'a\u0007b', ' ', 'x'.repeat(256)])(
  'the database refuses the file name %j',
  async (name) => {
    const values = [scene.ours.workspaceId, scene.ours.taskId, name, 'text/plain', 1]

    expect(await acting(as('owner'), insertRow, values)).toEqual({ refused: '23514' })
  },
)

test('a stranger does not learn how many files a task holds', async () => {
  const values = [scene.ours.workspaceId, scene.ours.taskId, 'a.txt', 'text/plain', 1]
  const client = await owner.connect()
  await client.query(
    `insert into attachments (workspace_id, task_id, file_name, content_type, size_bytes)
     select $1, $2, 'full.txt', 'text/plain', 1 from generate_series(1, 48)`,
    values.slice(0, 2),
  )
  client.release()

  const [full, foreign] = [
    await acting(as('owner'), insertRow, values),
    await acting(as('stranger'), insertRow, values),
  ]

  await owner.query(`delete from attachments where file_name = 'full.txt'`)
  expect([full, foreign]).toEqual([{ refused: 'PT409' }, { refused: '42501' }])
})

describe('the code, the table and the bucket', () => {
  test('let the same types in', async () => {
    const { rows } = await owner.query<{ types: string[]; check: string }>(
      `select allowed_mime_types as types, (
         select pg_get_constraintdef(oid) from pg_constraint where conname = 'attachments_content_type_known'
       ) as check from storage.buckets where id = $1`,
      [bucket],
    )

    const inTable = [...rows[0]!.check.matchAll(/'([^']+)'/g)].map(([, type]) => type)
    expect(rows[0]!.types).toEqual([...contentTypes])
    expect(inTable).toEqual([...contentTypes])
    expect(contentTypes.filter((type) => /html|svg|xml$|javascript/.test(type))).toEqual([])
  })

  test('have the same largest size', async () => {
    const { rows } = await owner.query(
      'select file_size_limit::int as limit, public from storage.buckets where id = $1',
      [bucket],
    )
    const values = [scene.ours.workspaceId, scene.ours.taskId, 'a.txt', 'text/plain']

    const largest = await acting(as('owner'), insertRow, [...values, SIZE_BYTES_MAX])
    const larger = await acting(as('owner'), insertRow, [...values, SIZE_BYTES_MAX + 1])

    expect(rows).toEqual([{ limit: SIZE_BYTES_MAX, public: false }])
    expect([largest, larger]).toEqual([{ rows: [{}] }, { refused: '23514' }])
  })

  test('have the same largest number', async () => {
    const { rows } = await owner.query<{ source: string }>(
      `select prosrc as source from pg_proc where proname = 'bound_attachments'`,
    )

    expect(rows[0]!.source).toContain(`> ${ATTACHMENTS_MAX} then`)
    expect(rows[0]!.source).toContain(`'A task has ${ATTACHMENTS_MAX} attachments at most.'`)
  })
})

function namesOf(outcome: Awaited<ReturnType<typeof acting>>) {
  return 'rows' in outcome ? outcome.rows.map((row) => (row as { name: string }).name).toSorted() : outcome
}
