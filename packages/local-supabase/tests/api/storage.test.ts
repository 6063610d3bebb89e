import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { fileStorage } from '../../src/api/file-storage'
import { withClient } from '../../src/client'
import { dir } from './database'
import { createPerson, newAddress, PASSWORD } from './people'
import { expectFault, startPlainLite } from './plain-lite'
import { adminOf, adminUrl, clientOf, db, keys, startRepaired } from './repaired-api'

const plain = await startPlainLite()
const api = await startRepaired()

const policies = `
  create policy "everyone reads their own folder" on storage.objects for select to authenticated
    using ((storage.foldername(name))[1] = auth.uid()::text);
  create policy "everyone fills their own folder" on storage.objects for insert to authenticated
    with check ((storage.foldername(name))[1] = auth.uid()::text);
  create policy "everyone changes their own folder" on storage.objects for update to authenticated
    using ((storage.foldername(name))[1] = auth.uid()::text);
  create policy "everyone empties their own folder" on storage.objects for delete to authenticated
    using ((storage.foldername(name))[1] = auth.uid()::text);`

await withClient(adminUrl.replace('supabase_admin', 'postgres'), (client) => client.query(policies))
await plain.db.query(policies)
for (const { storage } of [adminOf(api), plain.admin()]) {
  const { error } = await storage.createBucket('files', { public: false, fileSizeLimit: 1_000_000 })
  if (error) throw error
}

async function plainFolder() {
  const email = newAddress()
  const client = plain.client()
  await client.auth.signUp({ email, password: PASSWORD })
  const { data } = await client.auth.verifyOtp({ token_hash: plain.tokenHash(email), type: 'signup' })
  return { files: client.storage.from('files'), folder: data.user!.id }
}

async function createFolder() {
  const { client, id } = await createPerson(api)
  return { files: client.storage.from('files'), folder: id }
}

const text = (content: string) => new Blob([content], { type: 'text/plain' })

describe('an upload (multipart-upload)', () => {
  test('plain Lite finds no file in it', async () => {
    const { files, folder } = await plainFolder()

    const { error } = await files.upload(`${folder}/a.txt`, text('hi'))

    expectFault('multipart-upload.ts', () => expect(error?.message).toBe('Missing file in multipart upload'))
  })

  test.each([
    ['a Blob', text('hi')],
    ['a File', new File(['hi'], 'a.txt', { type: 'text/plain' })],
    ['a Buffer', Buffer.from('hi')],
    ['a form', formOf(text('hi'))],
  ])('of %s comes back as it went', async (_, body) => {
    const { files, folder } = await createFolder()

    const { error } = await files.upload(`${folder}/a.txt`, body, { contentType: 'text/plain' })
    const { data } = await files.download(`${folder}/a.txt`)

    expect(error).toBeNull()
    expect(await data?.text()).toBe('hi')
    expect(data?.type).toContain('text/plain')
  })

  test('into a foreign folder is refused', async () => {
    const [ada, eve] = await Promise.all([createFolder(), createFolder()])
    await ada.files.upload(`${ada.folder}/a.txt`, text('hi'))

    const uploaded = await eve.files.upload(`${ada.folder}/b.txt`, text('hi'))
    const replaced = await eve.files.upload(`${ada.folder}/a.txt`, text('ho'), { upsert: true })
    const read = await eve.files.download(`${ada.folder}/a.txt`)
    const removed = await eve.files.remove([`${ada.folder}/a.txt`])
    const anonymous = await clientOf(api).storage.from('files').download(`${ada.folder}/a.txt`)

    expect(uploaded.error?.message).toBe('new row violates row-level security policy')
    expect(replaced.error).not.toBeNull()
    expect(read.error).not.toBeNull()
    expect(removed.data).toEqual([])
    expect(anonymous.error).not.toBeNull()
    expect(await (await ada.files.download(`${ada.folder}/a.txt`)).data?.text()).toBe('hi')
  })

  test('over the limit of its bucket is refused', async () => {
    const { files, folder } = await createFolder()

    const { error } = await files.upload(`${folder}/big`, new Blob([new Uint8Array(2_000_000)]))

    expect(error?.message).toMatch(/exceeded the maximum allowed size/)
  })

  test('can be replaced, moved, copied and removed', async () => {
    const { files, folder } = await createFolder()
    await files.upload(`${folder}/a.txt`, text('one'))

    const replaced = await files.upload(`${folder}/a.txt`, text('two'), { upsert: true })
    const copied = await files.copy(`${folder}/a.txt`, `${folder}/copy.txt`)
    const moved = await files.move(`${folder}/a.txt`, `${folder}/b.txt`)

    expect([replaced.error, copied.error, moved.error]).toEqual([null, null, null])
    expect((await files.download(`${folder}/a.txt`)).error).not.toBeNull()
    expect(await (await files.download(`${folder}/b.txt`)).data?.text()).toBe('two')
    expect(await (await files.download(`${folder}/copy.txt`)).data?.text()).toBe('two')
    expect((await files.remove([`${folder}/b.txt`, `${folder}/copy.txt`])).error).toBeNull()
    expect((await files.list(folder)).data).toEqual([])
  })

  test('keeps its metadata as an object', async () => {
    const { files, folder } = await createFolder()

    await files.upload(`${folder}/a.txt`, text('hi'), { cacheControl: '60' })

    const { rows } = await db.query(
      `select jsonb_typeof(metadata) as kind, metadata ->> 'size' as size
       from storage.objects where name = $1`,
      [`${folder}/a.txt`],
    )
    expect(rows).toEqual([{ kind: 'object', size: '2' }])
  })

  function formOf(file: Blob) {
    const form = new FormData()
    form.append('', file)
    return form
  }
})

describe('a signed URL (signed-url-names, signed-url-list, signed-url-errors)', () => {
  test('plain Lite gives none that storage-js understands', async () => {
    const { files, folder } = await plainFolder()
    await files.upload(`${folder}/a.txt`, Buffer.from('hi'))

    const { data } = await files.createSignedUrl(`${folder}/a.txt`, 60)

    expectFault('signed-url-names.ts', () => expect(data?.signedUrl).not.toContain('token='))
  })

  test('plain Lite gives no list of them', async () => {
    const { files, folder } = await plainFolder()
    await files.upload(`${folder}/a.txt`, Buffer.from('hi'))

    const { error } = await files.createSignedUrls([`${folder}/a.txt`], 60)

    expectFault('signed-url-list.ts', () => expect(error?.message).toBe('Object not found'))
  })

  test('plain Lite answers a forged one with 500', async () => {
    const hush = vi.spyOn(console, 'error').mockImplementation(() => {})

    const answer = await plain.fetch('http://plain.test/storage/v1/object/sign/files/a.txt?token=a.b.c')

    hush.mockRestore()
    expectFault('signed-url-errors.ts', () => expect(answer.status).toBe(500))
  })

  test('opens its object to anyone, and no other', async () => {
    const { files, folder } = await createFolder()
    await files.upload(`${folder}/a.txt`, text('hi'))
    await files.upload(`${folder}/b.txt`, text('secret'))

    const { data } = await files.createSignedUrl(`${folder}/a.txt`, 60)
    const answer = await fetch(data!.signedUrl)
    const other = await fetch(data!.signedUrl.replace('a.txt', 'b.txt'))
    const forged = await fetch(`${data!.signedUrl}x`)

    expect(await answer.text()).toBe('hi')
    expect(other.ok).toBe(false)
    expect(forged.status).toBe(400)
  })

  test('is told apart for every path that was asked for', async () => {
    const { files, folder } = await createFolder()
    await files.upload(`${folder}/a.txt`, text('hi'))

    const { data, error } = await files.createSignedUrls([`${folder}/a.txt`, `${folder}/nowhere.txt`], 60)

    expect(error).toBeNull()
    expect(data?.[0]?.signedUrl).toContain('/storage/v1/object/sign/files/')
    expect(data?.[1]).toMatchObject({ error: expect.any(String) })
  })

  test('ends in time', async () => {
    const { files, folder } = await createFolder()
    await files.upload(`${folder}/a.txt`, text('hi'))

    const { data } = await files.createSignedUrl(`${folder}/a.txt`, -1)
    const answer = await fetch(data!.signedUrl)

    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ error: 'InvalidJWT' })
  })

  test('takes an upload', async () => {
    const { files, folder } = await createFolder()
    const { data } = await files.createSignedUploadUrl(`${folder}/a.txt`)

    const { error } = await clientOf(api)
      .storage.from('files')
      .uploadToSignedUrl(data!.path, data!.token, text('hi'))

    expect(error).toBeNull()
    expect(await (await files.download(`${folder}/a.txt`)).data?.text()).toBe('hi')
  })
})

describe('a download with a name (download-names)', () => {
  test('plain Lite shows it in place', async () => {
    const { files, folder } = await plainFolder()
    await files.upload(`${folder}/a.txt`, Buffer.from('hi'))
    const answer = await plain.fetch(
      `http://plain.test/storage/v1/object/files/${folder}/a.txt?download=b.txt`,
      { headers: { apikey: plain.keys.secret, authorization: `Bearer ${plain.keys.secret}` } },
    )

    expect(await answer.text()).toBe('hi')
    expectFault('download-names.ts', () => expect(answer.headers.get('content-disposition')).toBeNull())
  })

  test.each([
    ['b.txt', `attachment; filename=b.txt; filename*=UTF-8''b.txt;`],
    ['ü b.txt', `attachment; filename=%C3%BC%20b.txt; filename*=UTF-8''%C3%BC%20b.txt;`],
    ['', 'attachment;'],
  ])('%j saves it', async (name, disposition) => {
    const { files, folder } = await createFolder()
    await files.upload(`${folder}/a.txt`, text('hi'))
    const { data } = await files.createSignedUrl(`${folder}/a.txt`, 60)

    const [saved, shown] = await Promise.all([
      fetch(`${data!.signedUrl}&download=${encodeURIComponent(name)}`),
      fetch(data!.signedUrl),
    ])

    expect(saved.headers.get('content-disposition')).toBe(disposition)
    expect(await saved.text()).toBe('hi')
    expect(shown.headers.get('content-disposition')).toBeNull()
  })
})

describe('a list (list-folders)', () => {
  test('plain Lite answers whole paths', async () => {
    const { files, folder } = await plainFolder()
    await files.upload(`${folder}/a.txt`, Buffer.from('hi'))

    const { data } = await files.list(folder)

    expectFault('list-folders.ts', () => expect(data?.[0]?.name).toBe(`${folder}/a.txt`))
  })

  test('shows one level, folders without an id', async () => {
    const { files, folder } = await createFolder()
    for (const name of ['a.txt', 'deep/b.txt', 'deep/er/c.txt'])
      await files.upload(`${folder}/${name}`, text('hi'))

    const { data } = await files.list(folder)
    const deep = await files.list(`${folder}/deep`, { limit: 1, offset: 1 })

    expect(data?.map(({ name, id }) => [name, id === null])).toEqual([
      ['a.txt', false],
      ['deep', true],
    ])
    expect(deep.data?.map(({ name }) => name)).toEqual(['er'])
  })
})

describe('the files', () => {
  const store = fileStorage(join(dir, 'unit'))
  const put = (bucket: string, key: string) =>
    store.uploadObject(bucket, key, undefined, Buffer.from('hi'), 'text/plain', '')

  test.each([
    ['files', '../escaped'],
    ['files', 'a/../../escaped'],
    ['files', '/etc/escaped'],
    ['files', ''],
    ['..', 'escaped'],
    ['a/b', 'escaped'],
    ['', 'escaped'],
  ])('bucket %j, name %j is refused', async (bucket, key) => {
    await expect(put(bucket, key)).rejects.toThrow('must stay inside its bucket')
  })

  test.each(['..%2f..%2f..%2fescaped', '..%5cescaped', 'a%2f..%2f..%2f..%2fescaped'])(
    'an upload to %s stays inside',
    async (name) => {
      await fetch(`${api.url}/storage/v1/object/files/${name}`, {
        method: 'POST',
        headers: {
          apikey: keys.secret,
          authorization: `Bearer ${keys.secret}`,
          'content-type': 'text/plain',
        },
        body: 'hi',
      })

      const all = await readdir(dir, { recursive: true })
      expect(all.filter((path) => path.includes('escaped'))).toEqual([])
    },
  )

  test('answer a range', async () => {
    await store.uploadObject('files', 'range', undefined, Buffer.from('0123456789'), 'text/plain', '')

    const { httpStatusCode, metadata, body } = await store.getObject('files', 'range', undefined, {
      range: 'bytes=2-4',
    })

    expect(httpStatusCode).toBe(206)
    expect(metadata).toMatchObject({ contentLength: 3, contentRange: 'bytes 2-4/10' })
    expect(await new Response(body as ReadableStream).text()).toBe('234')
  })
})
