import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { admin, anonymous, backend, createPerson, onEnd } from './backend'

const bucket = `parity-${randomUUID()}`
const files = admin.storage.from(bucket)
const text = (content: string) => new Blob([content], { type: 'text/plain' })

beforeAll(async () => {
  const { error } = await admin.storage.createBucket(bucket, { public: false })
  if (error) throw error
  onEnd(async () => {
    await admin.storage.emptyBucket(bucket)
    await admin.storage.deleteBucket(bucket)
  })
})

test('an object comes back as it went', async () => {
  const uploaded = await files.upload('whole/a.txt', text('hi'))
  const { data } = await files.download('whole/a.txt')

  expect(uploaded.error).toBeNull()
  expect(await data?.text()).toBe('hi')
  expect(data?.type).toContain('text/plain')
})

test('without a policy an object is there for nobody else', async () => {
  const { client } = await createPerson()
  await files.upload('closed/a.txt', text('hi'))

  const read = await client.storage.from(bucket).download('closed/a.txt')
  const written = await client.storage.from(bucket).upload('closed/b.txt', text('hi'))
  const anyone = await anonymous().storage.from(bucket).download('closed/a.txt')

  expect(read.error).not.toBeNull()
  expect(written.error?.message).toBe('new row violates row-level security policy')
  expect(anyone.error).not.toBeNull()
})

test('a signed URL opens one object for a while', async () => {
  await files.upload('signed/a.txt', text('hi'))

  const { data } = await files.createSignedUrl('signed/a.txt', 60)
  const url = data?.signedUrl ?? ''
  const [opened, forged] = await Promise.all([fetch(url), fetch(`${url}x`)])

  expect(url.startsWith(`${backend.url}/storage/v1/object/sign/`)).toBe(true)
  expect(await opened.text()).toBe('hi')
  expect(forged.status).toBe(400)
})

test('a list shows one level', async () => {
  await files.upload('list/a.txt', text('hi'))
  await files.upload('list/deep/b.txt', text('hi'))

  const { data } = await files.list('list', { sortBy: { column: 'name', order: 'asc' } })

  expect(data?.map(({ name, id }) => [name, id === null])).toEqual(
    expect.arrayContaining([
      ['a.txt', false],
      ['deep', true],
    ]),
  )
  expect(data).toHaveLength(2)
})

test('a removed object is gone', async () => {
  await files.upload('gone/a.txt', text('hi'))

  const removed = await files.remove(['gone/a.txt'])

  expect(removed.data).toHaveLength(1)
  expect((await files.download('gone/a.txt')).error).not.toBeNull()
})

test('a taken name is refused, unless it is to be replaced', async () => {
  await files.upload('twice/a.txt', text('one'))

  const again = await files.upload('twice/a.txt', text('two'))
  const replaced = await files.upload('twice/a.txt', text('two'), { upsert: true })

  expect(again.error).toMatchObject({ statusCode: '409' })
  expect(replaced.error).toBeNull()
})
