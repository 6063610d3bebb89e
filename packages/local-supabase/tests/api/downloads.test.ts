import { describe, expect, test, vi } from 'vitest'
import { expectFault, startPlainLite } from './plain-lite'
import { adminOf, clientOf, keys, startRepaired } from './repaired-api'

const plain = await startPlainLite()
const api = await startRepaired()
for (const { storage } of [adminOf(api), plain.admin()]) {
  const { error } = await storage.createBucket('files', { public: true })
  if (error) throw error
}
const files = adminOf(api).storage.from('files')
const content = '0123456789'

async function store(type = 'text/plain') {
  const name = `${crypto.randomUUID()}.txt`
  const { error } = await files.upload(name, new Blob([content], { type }))
  if (error) throw error
  return name
}

const headersOf = (key: string) => ({ apikey: key, authorization: `Bearer ${key}` })
const download = (name: string, headers: Record<string, string> = {}) =>
  fetch(`${api.url}/storage/v1/object/files/${name}`, { headers: { ...headersOf(keys.secret), ...headers } })

describe('a part of an object (partial-downloads)', () => {
  test('plain Lite answers the whole', async () => {
    await plain.admin().storage.from('files').upload('a.txt', Buffer.from('hi'))

    const answer = await plain.fetch('http://plain.test/storage/v1/object/files/a.txt', {
      headers: { ...headersOf(plain.keys.secret), range: 'bytes=1-1', 'if-none-match': '"x"' },
    })

    expectFault('partial-downloads.ts', () => expect(answer.status).toBe(200))
  })

  test.each([
    ['bytes=2-4', 206, '234', 'bytes 2-4/10'],
    ['bytes=7-', 206, '789', 'bytes 7-9/10'],
    ['bytes=-3', 206, '789', 'bytes 7-9/10'],
    ['bytes=-30', 206, content, 'bytes 0-9/10'],
    ['bytes=8-99', 206, '89', 'bytes 8-9/10'],
    ['bytes=10-', 416, '', 'bytes */10'],
    ['bytes=4-2', 200, content, null],
    ['bytes=0-1,3-4', 200, content, null],
    ['lines=1-2', 200, content, null],
  ])('%s is answered with %i', async (range, status, body, contentRange) => {
    const answer = await download(await store(), { range })

    expect([answer.status, await answer.text(), answer.headers.get('content-range')]).toEqual([
      status,
      body,
      contentRange,
    ])
  })

  test('comes from a signed and from a public URL too', async () => {
    const name = await store()
    const { data } = await files.createSignedUrl(name, 60)
    const urls = [data!.signedUrl, files.getPublicUrl(name).data.publicUrl]

    const answers = await Promise.all(urls.map((url) => fetch(url, { headers: { range: 'bytes=0-1' } })))

    expect(answers.map(({ status }) => status)).toEqual([206, 206])
    expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual(['01', '01'])
  })
})

describe('an object that the caller has already (partial-downloads)', () => {
  test('is not sent again', async () => {
    const name = await store()
    const etag = (await download(name)).headers.get('etag')!
    const conditions = [etag, `W/${etag}`, `"other", ${etag}`, '*']

    const answers = await Promise.all(conditions.map((known) => download(name, { 'if-none-match': known })))

    expect(answers.map(({ status }) => status)).toEqual([304, 304, 304, 304])
    expect(await answers[0]!.text()).toBe('')
    expect(answers[0]!.headers.get('etag')).toBe(etag)
  })

  test('is sent once it has changed', async () => {
    const name = await store()
    const etag = (await download(name)).headers.get('etag')!
    await files.update(name, new Blob(['new'], { type: 'text/plain' }))

    const answer = await download(name, { 'if-none-match': etag })

    expect([answer.status, await answer.text()]).toEqual([200, 'new'])
  })

  test('may be known by its time', async () => {
    const name = await store()
    const modified = (await download(name)).headers.get('last-modified')!

    const answers = await Promise.all(
      [modified, new Date(0).toUTCString(), 'nonsense'].map((since) =>
        download(name, { 'if-modified-since': since }),
      ),
    )

    expect(answers.map(({ status }) => status)).toEqual([304, 200, 200])
  })
})

describe('a stored page (safe-content-types)', () => {
  test('plain Lite serves it as a page', async () => {
    const url = 'http://plain.test/storage/v1/object/files/page.html'
    const headers = { ...headersOf(plain.keys.secret), 'content-type': 'text/html' }
    await plain.fetch(url, { method: 'POST', headers, body: '<script>' })

    const answer = await plain.fetch(url, { headers })

    expectFault('safe-content-types.ts', () =>
      expect(answer.headers.get('content-type')).toContain('text/html'),
    )
  })

  test.each(['text/html', 'text/html; charset=utf-8', 'TEXT/HTML'])('of type %s is text', async (type) => {
    const name = await store(type)
    const { data } = await files.createSignedUrl(name, 60)
    const url = files.getPublicUrl(name).data.publicUrl

    const answers = await Promise.all([fetch(url), fetch(data!.signedUrl), download(name)])

    expect(answers.map(({ headers }) => headers.get('content-type'))).toEqual(Array(3).fill('text/plain'))
  })
})

describe('the cache setting (partial-downloads, file-storage)', () => {
  test('plain Lite takes none with a signed URL', async () => {
    const stored = vi.spyOn(plain.store, 'uploadObject')
    const signed = await plain.fetch('http://plain.test/storage/v1/object/upload/sign/files/cached.txt', {
      method: 'POST',
      headers: headersOf(plain.keys.secret),
    })
    const { signedUrl } = (await signed.json()) as { signedUrl: string }

    await plain.fetch(new URL(signedUrl, 'http://plain.test'), {
      method: 'PUT',
      headers: { 'cache-control': 'max-age=60' },
      body: 'hi',
    })

    expectFault('partial-downloads.ts', () => expect(stored.mock.lastCall).toContain('no-cache'))
  })

  test('of an upload to a signed URL is kept', async () => {
    const name = crypto.randomUUID()
    const { data } = await files.createSignedUploadUrl(name)

    await clientOf(api)
      .storage.from('files')
      .uploadToSignedUrl(name, data!.token, new Blob([content]), { cacheControl: '60' })

    expect((await download(name)).headers.get('cache-control')).toBe('max-age=60')
  })
})
