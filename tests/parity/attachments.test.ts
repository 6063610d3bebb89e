import { beforeAll, describe, expect, test } from 'vitest'
import { admin, anonymous, createPerson, onEnd, type Person } from '@plinth/local-supabase/parity/backend'

const text = new Blob(['hi'], { type: 'text/plain' })
const service = admin.storage.from('attachments')
const filesOf = ({ client }: Person) => client.storage.from('attachments')

const people = ['owner', 'admin', 'member', 'viewer', 'stranger'] as const
type Name = (typeof people)[number]

type Place = { workspace_id: string; task_id: string }
let scene: Record<Name, Person> & { place: Place; foreign: Place; ready: string; theirs: string }
beforeAll(async () => {
  const [ada, adminOfIt, member, viewer, eve] = await Promise.all(people.map(() => createPerson()))
  const [place, foreign] = [
    await createTask({ owner: ada!, admin: adminOfIt!, member: member!, viewer: viewer! }),
    await createTask({ owner: eve! }),
  ]
  scene = {
    ...{ owner: ada!, admin: adminOfIt!, member: member!, viewer: viewer!, stranger: eve! },
    place,
    foreign,
    ready: await addReady(place, ada!),
    theirs: await addReady(foreign, eve!),
  }
})

async function createTask(members: Partial<Record<Name, Person>>): Promise<Place> {
  const workspace_id = await add('workspaces', { name: 'Parity' })
  onEnd(() => admin.from('workspaces').delete().eq('id', workspace_id))
  for (const [role, person] of Object.entries(members)) {
    const { error } = await admin.from('memberships').insert({ workspace_id, user_id: person.id, role })
    if (error) throw error
  }
  const project_id = await add('projects', { workspace_id, name: 'Apollo' })
  return { workspace_id, task_id: await add('tasks', { workspace_id, project_id, title: 'Ship it' }) }
}

async function add(table: string, row: object) {
  const { data, error } = await admin.from(table).insert(row).select('id').single()
  if (error) throw error
  return data.id as string
}

/** Adds the row of an attachment, and tells the path at which its object belongs. */
async function begin(person: Person, { workspace_id, task_id }: Place) {
  const file = { workspace_id, task_id, file_name: 'a.txt', content_type: 'text/plain', size_bytes: 2 }
  const id = await add('attachments', { ...file, created_by: person.id })
  const path = `${workspace_id}/${task_id}/${id}`
  onEnd(() => service.remove([path]))
  return { id, path }
}

async function addReady(place: Place, person: Person) {
  const { id, path } = await begin(person, place)
  const uploaded = await filesOf(person).upload(path, text)
  if (uploaded.error) throw uploaded.error
  const { error } = await admin
    .from('attachments')
    .update({ completed_at: new Date().toISOString() })
    .eq('id', id)
  if (error) throw error
  return path
}

test.each<[Name, boolean]>([
  ['owner', true],
  ['admin', true],
  ['member', true],
  ['viewer', true],
  ['stranger', false],
])('%s reads what is ready in the workspace: %s', async (name, reads) => {
  const files = filesOf(scene[name])

  const downloaded = await files.download(scene.ready)
  const signed = await files.createSignedUrl(scene.ready, 60)
  const listed = await files.list(`${scene.place.workspace_id}/${scene.place.task_id}`)

  expect([downloaded, signed].map(({ error }) => error === null)).toEqual([reads, reads])
  expect(listed.data?.length ?? 0).toBe(reads ? 1 : 0)
})

test('who is not signed in reads, lists, signs and uploads nothing', async () => {
  const files = anonymous().storage.from('attachments')
  const { path } = await begin(scene.member, scene.place)

  const failures = [
    await files.download(scene.ready),
    await files.createSignedUrl(scene.ready, 60),
    await files.upload(path, text),
    await files.createSignedUploadUrl(path),
  ]
  const { data } = await files.list(scene.place.workspace_id)

  expect(failures.filter(({ error }) => error === null)).toEqual([])
  expect(data ?? []).toEqual([])
})

describe('a begun upload', () => {
  test.each<[Name, boolean]>([
    ['owner', false],
    ['admin', false],
    ['member', true],
    ['viewer', false],
    ['stranger', false],
  ])('of a member is put in place by %s: %s', async (name, uploads) => {
    const { path } = await begin(scene.member, scene.place)

    const signed = await filesOf(scene[name]).createSignedUploadUrl(path)
    const uploaded = await filesOf(scene[name]).upload(path, text)

    expect([signed, uploaded].map(({ error }) => error === null)).toEqual([uploads, uploads])
  })

  test('is seen by nobody else', async () => {
    const { path } = await begin(scene.member, scene.place)
    await filesOf(scene.member).upload(path, text)

    const [own, other] = [
      await filesOf(scene.member).download(path),
      await filesOf(scene.owner).download(path),
    ]

    expect([own.error === null, other.error === null]).toEqual([true, false])
  })

  test('is not begun past the server, not even by a member', async () => {
    const { error } = await scene.member.client
      .from('attachments')
      .insert({ ...scene.place, file_name: 'a.txt', content_type: 'text/plain', size_bytes: 2 })

    expect(error?.code).toBe('42501')
  })

  test('takes one file, by the address that was signed for it, of a type that is allowed', async () => {
    const { path } = await begin(scene.member, scene.place)
    const { data } = await filesOf(scene.member).createSignedUploadUrl(path)
    const upload = (body: Blob) =>
      anonymous()
        .storage.from('attachments')
        .uploadToSignedUrl(path, data!.token, body, { contentType: body.type })

    const html = await upload(new Blob(['hi'], { type: 'text/html' }))
    const first = await upload(text)
    const second = await upload(text)
    const elsewhere = await anonymous()
      .storage.from('attachments')
      .uploadToSignedUrl(scene.theirs, data!.token, text)

    expect([html, first, second, elsewhere].map(({ error }) => error === null)).toEqual([
      false,
      true,
      false,
      false,
    ])
  })
})

test.each(people)('%s replaces, moves and removes no object, and puts none without a row', async (name) => {
  const files = filesOf(scene[name])
  const without = `${scene.place.workspace_id}/${scene.place.task_id}/${crypto.randomUUID()}`

  const failures = [
    await files.upload(scene.ready, new Blob(['ho'], { type: 'text/plain' }), { upsert: true }),
    await files.update(scene.ready, new Blob(['ho'], { type: 'text/plain' })),
    await files.move(scene.ready, without),
    await files.copy(scene.ready, without),
    await files.upload(without, text),
  ]
  const removed = await files.remove([scene.ready])

  expect(failures.filter(({ error }) => error === null)).toEqual([])
  expect(removed.data ?? []).toEqual([])
  expect(await (await service.download(scene.ready)).data?.text()).toBe('hi')
})

test('a download that is asked for with a name is saved under it', async () => {
  const { data } = await filesOf(scene.viewer).createSignedUrl(scene.ready, 60)

  const { headers } = await fetch(`${data!.signedUrl}&download=${encodeURIComponent('Plan für Ada.txt')}`)

  expect(headers.get('content-disposition')).toMatch(/^attachment;/)
  expect(headers.get('content-disposition')).toContain("filename*=UTF-8''Plan%20f%C3%BCr%20Ada.txt")
})
