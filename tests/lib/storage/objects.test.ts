import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createClient } from '@supabase/supabase-js'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Caller } from '@/lib/auth/caller'
import { localDefaults } from '@/lib/local-defaults'
import { owner } from '../../support/owner'
import { createUser, tokenFor } from '../../support/people'
import { startServices } from '../../support/services'

// A door in front of Supabase, which a test can close.
const { url } = await startServices()
let answer: 'open' | 'an error' | 'nonsense'
const door = createServer(async (request, response) => {
  const body = Buffer.concat(await Array.fromAsync(request))
  if (answer === 'an error') return response.writeHead(500).end('connect ECONNREFUSED s3.internal')
  if (answer === 'nonsense') return response.writeHead(200).end('s3.internal')

  const passed = await fetch(url + request.url, {
    method: request.method!,
    headers: { ...(request.headers as Record<string, string>), connection: 'close' },
    ...(body.length > 0 && { body }),
  })
  const type = passed.headers.get('content-type') ?? ''
  return response
    .writeHead(passed.status, { 'content-type': type })
    .end(Buffer.from(await passed.arrayBuffer()))
})
await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve))
process.env.NEXT_PUBLIC_SUPABASE_URL = `http://127.0.0.1:${(door.address() as AddressInfo).port}`

const { removeObjects, signDownload, signUpload } = await import('@/lib/storage/objects')

beforeEach(() => {
  answer = 'open'
})
afterAll(() => {
  door.close()
  door.closeAllConnections()
})

const bucket = 'photos'
let ada: Caller
let eve: Caller
/** A private bucket, whose objects belong to the person that their folder names. */
beforeAll(async () => {
  answer = 'open'
  const { storage } = createClient(url, localDefaults.SUPABASE_SECRET_KEY)
  await storage.createBucket(bucket, { public: false })
  for (const verb of ['select using', 'insert with check']) {
    const [name, ...rest] = verb.split(' ')
    await owner.query(
      `create policy "${name} their photos" on storage.objects for ${name} to authenticated
       ${rest.join(' ')} (bucket_id = '${bucket}' and split_part(name, '/', 1) = (select auth.uid())::text)`,
    )
  }
  ;[ada, eve] = await Promise.all([createCaller(), createCaller()])
})

async function createCaller() {
  const user = await createUser()
  return { ...user, accessToken: await tokenFor(user) }
}

const photoOf = (caller: Caller) => ({
  bucket,
  name: `${'userId' in caller ? caller.userId : 'nobody'}/${crypto.randomUUID()}.txt`,
})

async function store(caller: Caller) {
  const object = photoOf(caller)
  const { url: address } = await signUpload(caller, object)
  const { status } = await fetch(address, {
    method: 'PUT',
    headers: { 'content-type': 'text/plain' },
    body: 'Three, two, one.',
  })
  expect(status).toBe(200)
  return object
}

test('an object goes to Storage and back by addresses that are signed for it', async () => {
  const object = await store(ada)

  const { url: address } = await signDownload(ada, object, 'Ferien 🏖.txt')
  const answered = await fetch(address)

  expect(await answered.text()).toBe('Three, two, one.')
})

test('an address is signed under the policies of the caller', async () => {
  const object = await store(ada)

  await expect(signDownload(eve, object, 'x.txt')).rejects.toMatchObject({ code: 'unavailable' })
  await expect(signUpload(eve, photoOf(ada))).rejects.toMatchObject({ code: 'unavailable' })
})

test('no address is signed for an object that is there', async () => {
  const object = await store(ada)

  await expect(signUpload(ada, object)).rejects.toMatchObject({ code: 'conflict' })
})

test('an object is removed, and one that is missing is no failure', async () => {
  const object = await store(ada)

  await removeObjects(bucket, [object.name, 'missing.txt'])

  await expect(signDownload(ada, object, 'x.txt')).rejects.toMatchObject({ code: 'unavailable' })
})

test.each(['an error', 'nonsense'] as const)(
  'while Storage answers %s, it is unavailable, and nothing of the cause is said',
  async (given) => {
    answer = given

    const works = [
      signUpload(ada, photoOf(ada)),
      signDownload(ada, photoOf(ada), 'x.txt'),
      removeObjects(bucket, ['x']),
    ]
    for (const work of works) {
      const error = await work.then(
        () => undefined,
        (refused: Error) => refused,
      )
      expect(error).toMatchObject({ code: 'unavailable', retryAfterSeconds: 2 })
      expect(error!.message).not.toContain('s3.internal')
    }
  },
)

test('a Storage that never answers is given up', async () => {
  const timeout = vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => AbortSignal.abort())

  await expect(signDownload(ada, photoOf(ada), 'x.txt')).rejects.toMatchObject({ code: 'unavailable' })

  expect(timeout).toHaveBeenCalledWith(5_000)
  timeout.mockRestore()
})
