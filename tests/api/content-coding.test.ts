import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import * as note from '@/lib/features/notes/[noteId]/route'
import * as document from '@/app/api/v1/openapi.json/route'
import { insertNote } from '../support/notes'
import { createMember, tokenFor } from '../support/people'

const LONG = 'A long note. '.repeat(150)

/** A note of two packets, and how a client asks for it. */
async function createLongNote(body = LONG) {
  const ada = await createMember()
  const params = { workspaceId: ada.workspaceId, noteId: await insertNote(ada, 'Long') }
  const authorization = `Bearer ${await tokenFor(ada)}`
  const ask = (method: 'GET' | 'HEAD' | 'PATCH', headers = {}, sent?: object) =>
    note[method](
      new Request('http://localhost/api/v1/note', {
        method,
        headers: { authorization, 'content-type': 'application/json', ...headers },
        ...(sent && { body: JSON.stringify(sent) }),
      }),
      { params: Promise.resolve(params) },
    )
  const { status } = await ask('PATCH', { 'if-match': '*' }, { body })
  expect(status).toBe(200)
  return ask
}

async function plain(response: Response) {
  const bytes = Buffer.from(await response.arrayBuffer())
  return JSON.parse(String(response.headers.has('content-encoding') ? gunzipSync(bytes) : bytes))
}

test.each([
  ['gzip', 'gzip'],
  ['GZIP;q=0.5', 'gzip'],
  ['br, gzip', 'gzip'],
  ['*', 'gzip'],
  ['gzip;q=0', null],
  ['*;q=0', null],
  ['identity', null],
  ['br', null],
  ['', null],
])('a client that takes "%s" gets the coding %s', async (accepted, coding) => {
  const ask = await createLongNote()

  const response = await ask('GET', { 'accept-encoding': accepted })

  expect(response.headers.get('content-encoding')).toBe(coding)
  expect(response.headers.get('vary')).toContain('Accept-Encoding')
  expect((await plain(response)).data.body).toBe(LONG.trim())
})

test('a short answer and a failure are left as they are, and every answer tells its length', async () => {
  const ask = await createLongNote('Short.')
  const takes = { 'accept-encoding': 'gzip' }

  const answers = [
    await ask('GET', takes),
    await ask('PATCH', { ...takes, 'if-match': '"7"' }, { body: 'x' }),
  ]

  expect(answers.map(({ status, headers }) => [status, headers.get('content-encoding')])).toEqual([
    [200, null],
    [412, null],
  ])
  for (const answer of answers) {
    const length = Number(answer.headers.get('content-length'))
    expect((await answer.arrayBuffer()).byteLength).toBe(length)
  }
})

test('each coding has a tag of its own, and each tag is known and replaces its version', async () => {
  const ask = await createLongNote()
  const takes = { 'accept-encoding': 'gzip' }
  const [coded, identity] = [await ask('GET', takes), await ask('GET')]
  const tags = [coded, identity].map(({ headers }) => headers.get('etag')!)

  expect(new Set(tags).size).toBe(2)
  for (const [tag, accepted] of [
    [tags[0]!, takes],
    [tags[1]!, {}],
  ] as const) {
    const known = await ask('GET', { ...accepted, 'if-none-match': tag })
    expect([known.status, known.headers.get('etag'), known.headers.get('vary')]).toEqual([
      304,
      tag,
      identity.headers.get('vary'),
    ])
  }
  expect((await ask('PATCH', { 'if-match': tags[0]! }, { body: LONG })).status).toBe(200)
  expect((await ask('PATCH', { 'if-match': tags[0]! }, { body: LONG })).status).toBe(412)
})

test('HEAD tells of the same coding, length and tag as GET', async () => {
  const ask = await createLongNote()
  const takes = { 'accept-encoding': 'gzip' }
  const told = ({ headers }: Response) =>
    ['content-encoding', 'content-length', 'etag', 'vary'].map((name) => headers.get(name))

  expect(told(await ask('HEAD', takes))).toEqual(told(await ask('GET', takes)))
})

test('the document is coded, and known by its tag', async () => {
  const ask = (headers: Record<string, string>) =>
    document.GET(new Request('http://localhost/api/v1/openapi.json', { headers }), {
      params: Promise.resolve({}),
    })
  const takes = { 'accept-encoding': 'gzip' }

  const first = await ask(takes)
  const again = await ask({ ...takes, 'if-none-match': first.headers.get('etag')! })

  expect(Number(first.headers.get('content-length'))).toBeLessThan(
    JSON.stringify(await plain(first)).length / 4,
  )
  expect([again.status, again.headers.get('etag')]).toEqual([304, first.headers.get('etag')])
})
