import { describe, expect, test } from 'vitest'
import { createPerson } from './people'
import { expectFault, startPlainLite } from './plain-lite'
import { adminOf, keys, startRepaired } from './repaired-api'

const plain = await startPlainLite()
const api = await startRepaired()
for (const { storage } of [adminOf(api), plain.admin()]) {
  const limits = { public: false, fileSizeLimit: 100, allowedMimeTypes: ['text/plain'] }
  const { error } = await storage.createBucket('files', limits)
  if (error) throw error
}
const files = adminOf(api).storage.from('files')
const text = new Blob(['hi'], { type: 'text/plain' })

type Asked = { method?: string; key?: string; type?: string; body?: BodyInit }

async function ask(
  path: string,
  { method = 'GET', key = keys.secret, type = 'text/plain', body }: Asked = {},
) {
  const headers = { apikey: key, authorization: `Bearer ${key}`, ...(body && { 'content-type': type }) }
  const answer = await fetch(`${api.url}/storage/v1${path}`, { method, headers, body })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

const plainAsk = (path: string, init: RequestInit = {}) =>
  plain.fetch(`http://plain.test/storage/v1${path}`, {
    ...init,
    headers: {
      apikey: plain.keys.secret,
      authorization: `Bearer ${plain.keys.secret}`,
      'content-type': 'text/plain',
    },
  })

describe('an error (storage-errors)', () => {
  test('plain Lite names no code', async () => {
    const answer = await plainAsk('/object/files/nowhere')

    const body = await answer.json()
    expectFault('storage-errors.ts', () => expect(body).not.toHaveProperty('code'))
  })

  test.each<[string, string, string, Asked]>([
    ['NoSuchKey', '404', '/object/files/nowhere', {}],
    ['NoSuchKey', '404', '/object/info/files/nowhere', {}],
    ['NoSuchBucket', '404', '/bucket/nowhere', {}],
    [
      'NoSuchBucket',
      '404',
      '/object/list/nowhere',
      { method: 'POST', type: 'application/json', body: '{"prefix":""}' },
    ],
    [
      'ResourceAlreadyExists',
      '409',
      '/bucket',
      { method: 'POST', type: 'application/json', body: '{"name":"files"}' },
    ],
    ['InvalidMimeType', '415', '/object/files/a.html', { method: 'POST', type: 'text/html', body: 'hi' }],
    ['EntityTooLarge', '413', '/object/files/big', { method: 'POST', body: 'x'.repeat(101) }],
    ['InvalidRequest', '400', '/bucket', { method: 'POST', type: 'application/json', body: '{}' }],
    ['AccessDenied', '403', '/object/files/a.txt', { method: 'POST', key: keys.publishable, body: 'hi' }],
    ['AccessDenied', '403', '/bucket', { key: 'ey.no.token' }],
  ])('is %s, with status %s inside', async (code, statusCode, path, asked) => {
    const { status, body } = await ask(path, asked)

    expect(status).toBe(400)
    expect(body).toMatchObject({ code, statusCode, error: expect.any(String), message: expect.any(String) })
  })

  // Storage answers every refusal of its own with 400, whatever the method.
  // https://github.com/supabase/storage/blob/4fa61fba9371c4bd40cbb81509f07bcb3af21683/src/internal/errors/storage-error.ts#L22
  test.each([
    [200, '/object/files/there.txt'],
    [200, '/object/authenticated/files/there.txt'],
    [200, '/object/info/files/there.txt'],
    [400, '/object/files/nowhere'],
    [400, '/object/authenticated/files/nowhere'],
    [400, '/object/info/files/nowhere'],
    [400, '/object/public/files/there.txt'],
    [400, '/object/nowhere/there.txt'],
    [400, '/bucket/nowhere'],
  ])('at a HEAD request is the status %s alone: %s', async (status, path) => {
    await files.upload('there.txt', text, { upsert: true })

    const headers = { apikey: keys.secret, authorization: `Bearer ${keys.secret}` }
    const answer = await fetch(`${api.url}/storage/v1${path}`, { method: 'HEAD', headers })

    expect([answer.status, await answer.text()]).toEqual([status, ''])
  })

  test('of a taken name is KeyAlreadyExists', async () => {
    await files.upload('taken.txt', text)

    const { status, body } = await ask('/object/files/taken.txt', { method: 'POST', body: 'ho' })

    expect([status, body.code, body.statusCode]).toEqual([400, 'KeyAlreadyExists', '409'])
  })
})

describe('the name of an object (object-names)', () => {
  test('plain Lite takes any', async () => {
    const answer = await plainAsk('/object/files/gr%C3%BCn~.txt', { method: 'POST', body: 'hi' })

    expectFault('object-names.ts', () => expect(answer.status).toBe(200))
  })

  test.each([
    'gr%C3%BCn.txt',
    'a~.txt',
    'a%00.txt',
    '%E4%BD%A0',
    'a%5Cb',
    'a%0A',
    'a%23b',
    'a%25b',
    'a%',
    'a%7Bb%7D',
  ])('%s is refused at every door', async (name) => {
    const json = (body: object) => ({ method: 'POST', type: 'application/json', body: JSON.stringify(body) })
    await files.upload('source.txt', text)
    const destinationKey = name === 'a%' ? 'a%' : decodeURIComponent(name)
    const transfer = { bucketId: 'files', sourceKey: 'source.txt', destinationKey }

    const answers = [
      await ask(`/object/files/${name}`, { method: 'POST', body: 'hi' }),
      await ask(`/object/files/${name}`, { method: 'PUT', body: 'hi' }),
      await ask(`/object/upload/sign/files/${name}`, { method: 'POST' }),
      await ask('/object/copy', json(transfer)),
      await ask('/object/move', json(transfer)),
    ]

    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(Array(5).fill([400, 'InvalidKey']))
  })

  test.each(["a/b c-d_e.f!(1)'*&$@=;:+,.txt", 'A0', 'what?.txt'])('%s is taken', async (name) => {
    const { error } = await files.upload(name, text, { upsert: true })

    expect(error).toBeNull()
    expect(await (await files.download(name)).data?.text()).toBe('hi')
  })

  test.each(['/object/files/a%00', '/object/authenticated/files/a%00', '/object/info/files/a%00'])(
    'a null byte in GET %s is no failure of the server',
    async (path) => {
      expect((await ask(path)).status).toBe(400)
    },
  )
})

describe('a signed URL (signed-url-errors)', () => {
  test('plain Lite answers one of another object with 403', async () => {
    await plainAsk('/object/files/a.txt', { method: 'POST', body: 'hi' })
    const { data } = await plain.admin().storage.from('files').createSignedUrl('a.txt', 60)
    const url = (data as unknown as { signedUrl: string }).signedUrl.replace(/^.*?\/object/, '/object')

    const answer = await plainAsk(url.replace('a.txt', 'b.txt'))

    expectFault('signed-url-errors.ts', () => expect(answer.status).not.toBe(400))
  })

  test.each(['sign', 'upload/sign'])('of another object is InvalidSignature (%s)', async (way) => {
    await files.upload('a.txt', text, { upsert: true })
    const signed =
      way === 'sign' ? await files.createSignedUrl('a.txt', 60) : await files.createSignedUploadUrl('c.txt')
    const token = new URL(signed.data!.signedUrl).searchParams.get('token')

    const { status, body } = await ask(`/object/${way}/files/b.txt?token=${token}`, {
      method: way === 'sign' ? 'GET' : 'PUT',
      ...(way !== 'sign' && { body: 'hi' }),
    })

    expect([status, body.code]).toEqual([400, 'InvalidSignature'])
  })

  test('of no token at all is an invalid JWT', async () => {
    const { status, body } = await ask('/object/sign/files/a.txt?token=nonsense')

    expect([status, body.code, body.message]).toEqual([400, 'InvalidJWT', 'Invalid Compact JWS'])
  })

  test('opens a name with signs that a URL must escape', async () => {
    await files.upload('a b+c?.txt', text)
    const { data } = await files.createSignedUrl('a b+c?.txt', 60)

    expect(await (await fetch(data!.signedUrl)).text()).toBe('hi')
  })
})

describe('paths (object-routes)', () => {
  test('plain Lite knows no removal of one object, and no copy that storage-js can read', async () => {
    const removed = await plainAsk('/object/files/nowhere', { method: 'DELETE' })
    await plainAsk('/object/files/from.txt', { method: 'POST', body: 'hi' })
    const copied = await plain.admin().storage.from('files').copy('from.txt', 'to.txt')

    expectFault('object-routes.ts', () => expect(removed.status).toBe(404))
    expectFault('object-routes.ts', () => expect(copied.data?.path).toBeUndefined())
  })

  test('one object is removed by its own path, once', async () => {
    await files.upload('deep/gone.txt', text)

    const first = await ask('/object/files/deep/gone.txt', { method: 'DELETE' })
    const second = await ask('/object/files/deep/gone.txt', { method: 'DELETE' })

    expect(first).toEqual({ status: 200, body: { message: 'Successfully deleted' } })
    expect([second.status, second.body.code]).toEqual([400, 'NoSuchKey'])
    expect((await files.exists('deep/gone.txt')).data).toBe(false)
  })

  test('the authenticated path reads what its caller may read', async () => {
    await files.upload('read.txt', text, { upsert: true })
    const { session } = await createPerson(api)
    const path = `${api.url}/storage/v1/object/authenticated/files/read.txt`
    const read = (key: string, token: string) =>
      fetch(path, { headers: { apikey: key, authorization: `Bearer ${token}` } })

    const service = await read(keys.secret, keys.secret)
    const person = await read(keys.publishable, session.access_token)

    expect([service.status, await service.text()]).toEqual([200, 'hi'])
    expect(person.status).toBe(400)
  })

  test('a copy tells its path', async () => {
    await files.upload('from.txt', text)

    const { data } = await files.copy('from.txt', 'to.txt')

    expect(data).toMatchObject({ path: 'files/to.txt' })
  })

  test.each(['grün', 'a/b', 'x'.repeat(64), 'a\0'])('no bucket is named %j', async (name) => {
    const { status, body } = await ask('/bucket', {
      method: 'POST',
      type: 'application/json',
      body: JSON.stringify({ id: name, name }),
    })

    expect([status, body.code]).toEqual([400, 'InvalidBucketName'])
  })

  test('a bucket takes its name for its id', async () => {
    const json = { method: 'POST', type: 'application/json', body: '{"name":"named"}' }
    const { session } = await createPerson(api)

    const refused = await fetch(`${api.url}/storage/v1/bucket`, {
      method: 'POST',
      headers: {
        apikey: keys.publishable,
        authorization: `Bearer ${session.access_token}`,
        'content-type': 'application/json',
      },
      body: '{"name":"theirs"}',
    })
    const made = await ask('/bucket', json)

    expect([refused.status, await refused.json()]).toMatchObject([
      400,
      { statusCode: '403', code: 'AccessDenied' },
    ])
    expect(made).toEqual({ status: 200, body: { name: 'named' } })
  })
})
