import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { unzip } from '../support/unzip'
import { decodeJwt } from 'jose'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { owner } from '../support/owner'
import { createFellow, createMember, tokenFor } from '../support/people'
import type { Member } from '../support/notes'
import { startStorage } from '../support/attachment-storage'

const storage = await startStorage()

// In front of Storage, which it lets pass, or fails as a test says.
let mode: 'open' | 'closed' | 'breaks off' | 'falls silent'
let asked: string[] = []
const door = createServer(async (request, response) => {
  const body = Buffer.concat(await Array.fromAsync(request))
  const isStorage = request.url!.startsWith('/storage/')
  if (isStorage) asked.push(`${request.method} ${request.headers.authorization ?? 'nobody'}`)
  if (isStorage && mode === 'closed') {
    request.socket.destroy()
    return
  }

  const answer = await fetch(storage.url + request.url, {
    method: request.method!,
    headers: { ...(request.headers as Record<string, string>), connection: 'close' },
    ...(body.length > 0 && { body }),
  })
  const bytes = Buffer.from(await answer.arrayBuffer())
  response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' })
  const isObject = isStorage && request.method === 'GET'
  const whole = !isObject || mode === 'open'
  response.write(bytes.subarray(0, whole ? bytes.length : bytes.length / 2), () => {
    if (whole) response.end()
    if (!whole && mode === 'breaks off') response.destroy()
  })
})
await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve))
process.env.NEXT_PUBLIC_SUPABASE_URL = `http://127.0.0.1:${(door.address() as AddressInfo).port}`

const accountExport = await import('@/app/api/v1/me/export/route')
const { attach, begin, complete, createTaskOf, put } = await import('../support/attachments')

beforeEach(() => {
  mode = 'open'
})
afterAll(() => {
  door.close()
  door.closeAllConnections()
})

async function get(as: Member) {
  const request = new Request('http://localhost:3000/api/v1/me/export', {
    headers: { authorization: `Bearer ${await tokenFor(as)}` },
  })
  return accountExport.GET(request, { params: Promise.resolve({}) })
}

async function read(as: Member) {
  asked = []
  return await unzip(new Uint8Array(await (await get(as)).arrayBuffer()))
}

type Files = Awaited<ReturnType<typeof read>>

const attached = (files: Files) => Object.keys(files).filter((name) => name.includes('/files/'))

function missingOf(files: Files, { workspaceId }: Member) {
  const lines = Buffer.from(files[`workspaces/${workspaceId}/files-missing.jsonl`] ?? []).toString()
  return lines
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Record<string, unknown>)
}

/** Somebody with a task, and so many files of it. */
async function createFiles(count: number) {
  const ada = await createMember()
  const place = await createTaskOf(ada)
  const made = []
  for (let n = 0; n < count; n += 1) made.push(await attach({ as: ada }, place))
  return { ada, place, made }
}

test('the files that a viewer may read are in the archive, byte by byte, and no others', async () => {
  const { ada, place } = await createFiles(0)
  const eve = await createFiles(1)
  const film = randomBytes(3_000_000)
  const text = Buffer.from('a,b\n'.repeat(50_000))
  for (const [fileName, contentType, body] of [
    ['Ferien 🏖.mp4', 'video/mp4', film],
    ['table.csv', 'text/csv', text],
  ] as const) {
    const { data } = await begin({ as: ada }, place, { fileName, contentType, sizeBytes: body.length })
    await put(data.upload, body)
    await complete({ as: ada }, { ...place, attachmentId: data.id })
  }
  await begin({ as: ada }, place)
  const viewer = await createFellow(ada.workspaceId, 'viewer')

  const files = await read(viewer)

  const [first, second, ...more] = attached(files).toSorted((one, other) =>
    one.slice(-9) < other.slice(-9) ? 1 : -1,
  )
  const folder = new RegExp(`^workspaces/${ada.workspaceId}/files/[0-9a-f-]{36}/`)
  expect([first, second].map((name) => name?.replace(folder, ''))).toEqual(['table.csv', 'Ferien 🏖.mp4'])
  expect(more).toEqual([])
  expect(Buffer.compare(files[first!]!, text)).toBe(0)
  expect(Buffer.compare(files[second!]!, film)).toBe(0)
  expect(missingOf(files, viewer)).toEqual([])
  expect(Object.keys(files).join()).not.toContain(eve.ada.workspaceId)
})

test('a file whose name is hostile stays in its folder', async () => {
  const { ada, made } = await createFiles(3)
  const names = ['..', 'NUL', `a"?<|${'x'.repeat(240)}.txt`]
  await Promise.all(
    names.map((name, n) =>
      owner.query('update attachments set file_name = $1 where id = $2', [name, made[n]!.data.id]),
    ),
  )

  const files = await read(ada)

  const folder = `workspaces/${ada.workspaceId}/files`
  expect(attached(files).toSorted()).toEqual(
    [
      `${folder}/${made[0]!.data.id}/file`,
      `${folder}/${made[1]!.data.id}/_NUL`,
      `${folder}/${made[2]!.data.id}/a____${'x'.repeat(71)}.txt`,
    ].toSorted(),
  )
})

test('a file that Storage does not have is named, and the rest is there', async () => {
  const { ada, place, made } = await createFiles(3)
  await begin({ as: ada }, place)
  await storage.service.remove([made[1]!.path])

  const files = await read(ada)

  expect(attached(files)).toHaveLength(2)
  expect(missingOf(files, ada)).toEqual([
    {
      id: made[1]!.data.id,
      task_id: made[1]!.params.taskId,
      file_name: 'note.txt',
      size_bytes: 16,
      reason: 'missing',
    },
  ])
  expect(Buffer.from(files['readme.txt']!).toString()).toContain('files-missing.jsonl')
})

test('a file that is not as long as its row says is named as incomplete, and not there', async () => {
  const { ada, made } = await createFiles(2)
  await owner.query('update attachments set size_bytes = 17 where id = $1', [made[0]!.data.id])

  const files = await read(ada)

  expect(attached(files)).toHaveLength(1)
  expect(missingOf(files, ada)).toMatchObject([{ id: made[0]!.data.id, reason: 'incomplete' }])
})

test('while Storage is down it is asked three times, and every file is named in an archive that is whole', async () => {
  const { ada, made } = await createFiles(5)
  mode = 'closed'

  const files = await read(ada)

  const missing = missingOf(files, ada)
  expect(attached(files)).toEqual([])
  expect(missing.map(({ id }) => String(id))).toEqual(made.map(({ data }) => String(data.id)).toSorted())
  expect(new Set(missing.map(({ reason }) => reason))).toEqual(new Set(['unavailable']))
  expect(asked).toHaveLength(3)
  expect(Object.keys(files)).toContain(`workspaces/${ada.workspaceId}/tasks.jsonl`)
})

test.each(['breaks off', 'falls silent'] as const)(
  'a file that %s on its way is named, and not there',
  async (how) => {
    const { ada, made } = await createFiles(1)
    mode = how

    const files = await read(ada)

    expect(attached(files)).toEqual([])
    expect(missingOf(files, ada)).toMatchObject([{ id: made[0]!.data.id, reason: 'incomplete' }])
  },
)

test('an attachment that the policies hide from the caller is neither had nor named', async () => {
  const { ada, place } = await createFiles(1)
  const fellow = await createFellow(ada.workspaceId, 'member')
  const { data } = await begin({ as: fellow }, place)
  await put(data.upload)

  const files = await read(ada)

  expect(Object.keys(files).join()).not.toContain(data.id)
  expect(missingOf(files, ada)).toEqual([])
})

test('files are asked for as the caller, never past the policies', async () => {
  const { ada } = await createFiles(2)

  await read(ada)

  const [signing, fetching] = [
    expect.stringMatching(/^POST Bearer eyJ/),
    expect.stringMatching(/^GET nobody$/),
  ]
  const subjects = asked.flatMap((line) => (line.startsWith('POST') ? [decodeJwt(line.slice(12)).sub] : []))
  expect(asked).toEqual([signing, fetching, signing, fetching])
  expect(subjects).toEqual([ada.userId, ada.userId])
})

test('who signs out between two files gets no more of them', async () => {
  const ada = await createMember()
  const place = await createTaskOf(ada)
  const film = randomBytes(3_000_000)
  for (const fileName of ['a.mp4', 'b.mp4']) {
    const { data } = await begin({ as: ada }, place, {
      fileName,
      contentType: 'video/mp4',
      sizeBytes: film.length,
    })
    await put(data.upload, film)
    await complete({ as: ada }, { ...place, attachmentId: data.id })
  }
  asked = []
  const reader = (await get(ada)).body!.getReader()
  while (asked.length < 2) await reader.read()
  await owner.query('delete from auth.sessions where user_id = $1', [ada.userId])

  const rest = async () => {
    while (!(await reader.read()).done);
  }

  await expect(rest()).rejects.toMatchObject({ code: 'unauthenticated' })
  expect(asked).toHaveLength(2)
})
