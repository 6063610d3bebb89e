import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer } from '../../scripts/production/server'
import { formIn, formOf, valueIn } from './plain-forms'

let server: Awaited<ReturnType<typeof startServer>>
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

const otherId = () => `40${randomBytes(20).toString('hex')}`
const typed = { email: 'Ada <b>Lovelace</b>', password: 'a-typed-password' }

async function formAt(path: string, fields: Record<string, string> = typed) {
  return formIn(await (await fetch(server.url + path)).text(), fields)
}

/** The form of an earlier build: other ids, and all else alike. */
function ofEarlierBuild(form: FormData) {
  return withId(form, otherId())
}

function withId(form: FormData, id: string) {
  return formOf(
    [...form].map(([name, value]) => [name, (value as string).replace(/^\{"id":"\w+"/, `{"id":"${id}"`)]),
  )
}

async function post(path: string, body: BodyInit, headers: Record<string, string> = {}) {
  const response = await fetch(server.url + path, {
    method: 'POST',
    body,
    headers,
    redirect: 'manual',
    ...(body instanceof ReadableStream && { duplex: 'half' }),
  })
  return { status: response.status, headers: response.headers, html: await response.text() }
}

test('a form of this build is taken', async () => {
  const html = await (await fetch(server.url)).text()
  const [action] = /\$ACTION_ID_\w+/.exec(html)!

  const { headers, html: answer } = await post(
    '/',
    formOf([
      [action, ''],
      ['theme', 'dark'],
    ]),
  )

  expect(headers.getSetCookie()).toContainEqual(expect.stringMatching(/^theme=dark/))
  expect(answer).not.toContain('nothing was')
})

test('a form of an earlier build is answered by its page, with what was typed in its fields', async () => {
  const form = ofEarlierBuild(await formAt('/sign-in'))

  const { status, headers, html } = await post('/sign-in', form, { origin: server.url })

  expect(status).toBe(200)
  expect(html).toContain('nothing was sent')
  expect(valueIn(html, 'email')).toBe('Ada &lt;b&gt;Lovelace&lt;/b&gt;')
  expect(headers.get('content-security-policy')).toContain("'nonce-")
  expect(headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/)
  expect(headers.get('cache-control')).toContain('no-store')
  expect(html).not.toContain(typed.password)
  expect(html).not.toContain('<b>Lovelace')
})

test('the page speaks the language of who asks', async () => {
  const form = ofEarlierBuild(await formAt('/sign-in'))

  const { html } = await post('/sign-in', form, { 'accept-language': 'de' })

  expect(html).toContain('aus einer früheren Version')
})

test.each([
  ['an id that no build ever made', (form: FormData) => withId(form, 'x')],
  ['an id of what every object has', (form: FormData) => withId(form, 'toString')],
  ['no action at all', (form: FormData) => formOf([...form].filter(([name]) => !name.startsWith('$ACTION')))],
  [
    'an action that is not described',
    (form: FormData) => formOf([...form].filter(([name]) => !name.endsWith(':0'))),
  ],
  [
    'one action twice',
    (form: FormData) => formOf([...form, ...[...form].filter(([name]) => name.endsWith(':0'))]),
  ],
  ['another action beside its own', (form: FormData) => formOf([...form, [`$ACTION_ID_${otherId()}`, '']])],
])('a form that names %s gets its page too', async (_, forge) => {
  const { status, html } = await post('/sign-in', forge(await formAt('/sign-in')))

  expect(status).toBe(200)
  expect(html).toContain('nothing was sent')
  expect(html).toContain('Ada &lt;b&gt;Lovelace&lt;/b&gt;')
})

test.each([
  ['a form that is none', 'not a form', 'multipart/form-data; boundary=x'],
  ['a form without its boundary', 'x', 'multipart/form-data'],
  [
    'a form that breaks off',
    '--x\r\ncontent-disposition: form-data; name="email"\r\n\r\nada',
    'multipart/form-data; boundary=x',
  ],
])('%s gets the page, and is no error of ours', async (_, body, type) => {
  const { status, html } = await post('/sign-in', body, { 'content-type': type })

  expect(status).toBe(200)
  expect(html).toContain('Please try again.')
  expect(server.output.stdout).not.toContain('unexpected error')
})

test.each([
  ['without scripts', {}],
  ['by script', { 'next-action': otherId(), 'content-type': 'text/plain' }],
])('a form of another site is refused, and is no error of ours: %s', async (_, headers) => {
  const before = server.output.stdout.length

  const { status, html } = await post('/sign-in', 'x', { origin: 'https://elsewhere.example', ...headers })

  const lines = server.output.stdout.slice(before)
  expect([status, html]).toEqual([403, 'A request with a session cookie must come from our own pages.'])
  expect(lines).toContain('a form of another site was refused')
  expect(lines).not.toMatch(/"level":"error"|unexpected error/)
})

test('a browser that keeps no cookies is told so at sign-in, and one that does is asked for its password', async () => {
  const form = await formAt('/sign-in', { email: 'ada@example.com', password: 'a-typed-password' })
  const [probe] = (await fetch(`${server.url}/sign-in`)).headers.getSetCookie()

  const without = await post('/sign-in', form, { origin: server.url })
  const withOne = await post('/sign-in', form, { origin: server.url, cookie: probe!.split(';')[0]! })

  expect(without.html).toContain('Your browser sent no cookie.')
  expect(withOne.html).not.toContain('Your browser sent no cookie.')
})

test('nobody puts words into our pages from elsewhere', async () => {
  const form = ofEarlierBuild(await formAt('/sign-in'))
  const kept = (await formAt('/sign-in')).get('email') as string

  const foreign = await post('/sign-in', form, { origin: 'https://elsewhere.example' })
  const header = await fetch(`${server.url}/sign-in`, { headers: { 'x-kept-form': 'eyJ2YWx1ZXMiOnt9fQ' } })

  expect(foreign.html).not.toContain(kept)
  expect(header.status).toBe(200)
  expect(await header.text()).not.toContain('nothing was')
})

test('a long text is kept whole, and what cannot be is named as lost', async () => {
  const long = 'What is to be done, at length. '.repeat(300)
  const noise = randomBytes(30_000).toString('base64')

  const whole = await post('/sign-in', ofEarlierBuild(await formAt('/sign-in', { ...typed, email: long })))
  const lost = await post(
    '/sign-in',
    ofEarlierBuild(formOf([...(await formAt('/sign-in')), ['note', noise]])),
  )

  expect(valueIn(whole.html, 'email')).toBe(long)
  expect(lost.html).toContain('too long to keep')
  expect(valueIn(lost.html, 'email')).toContain('Lovelace')
})

test('thousands of fields stop nobody, and their page says that they are lost', async () => {
  const many = formOf(
    Array.from({ length: 900 }, (_, index) => [`f${index}`, randomBytes(6).toString('hex')]),
  )

  const [{ status, html }, other] = await Promise.all([
    post('/sign-in', many),
    fetch(`${server.url}/api/health`),
  ])

  expect([status, other.status]).toEqual([200, 200])
  expect(html).toContain('too long to keep')
})

test.each(['a', '&', '\n', '\u0000'])(
  'however long a text of %j is, the page stays small',
  async (letter) => {
    const { status, html } = await post('/sign-in', formOf([['email', letter.repeat(25_000)]]))

    expect(status).toBe(200)
    expect(html.length).toBeLessThan(500_000)
  },
)

test.each([
  ['a declared length', false],
  ['no declared length', true],
])('a form of 8 MB with %s is read no further than people type, and is not kept', async (_, chunked) => {
  const form = new Response(formOf([['email', 'a'.repeat(8_000_000)]]))
  const bytes = await form.bytes()
  const body = chunked ? new Blob([bytes]).stream() : bytes

  const { html } = await post('/sign-in', body, { 'content-type': form.headers.get('content-type')! })

  expect(html).not.toContain('nothing was sent')
  expect(html.length).toBeLessThan(500_000)
  expect((await fetch(`${server.url}/sign-in`)).status).toBe(200)
})

test.each(['toString', 'constructor', '__proto__', 'hasOwnProperty', 'then', 'toJSON'])(
  'a form with a field named %s gets its page',
  async (name) => {
    const before = server.output.stdout.length
    const { status, html } = await post('/sign-in', formOf([[name, 'typed by Ada']]))

    expect(status).toBe(200)
    expect(html).toContain('typed by Ada')
    expect(server.output.stdout.slice(before)).not.toContain('unexpected error')
  },
)

test.each([
  ['/auth/confirm', 'nothing was sent'],
  ['/auth/callback', 'nothing was sent'],
])('a stale form of the page %s comes back too', async (path, words) => {
  expect((await post(path, formOf([['title', 'Apples']]))).html).toContain(words)
})

test.each(
  readdirSync('app/auth', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('route.ts')),
)('a form for app/auth/%s is read by that route alone', async (route) => {
  const { html } = await post(`/auth/${dirname(route)}`, formOf([['title', 'Apples']]))

  expect(html).not.toContain('nothing was')
})

test.each([
  ['the usual', 'Ada Lovelace'],
  ['much', 'What is to be done, at length. '.repeat(4_000)],
])('a form of this build with %s in it is left to its action', async (_, email) => {
  const form = await formAt('/sign-in', { ...typed, email })

  const { status, html } = await post('/sign-in', form, { origin: server.url })

  expect(status).toBe(200)
  expect(html).not.toContain('nothing was sent')
})

test('a script is told that its action is unknown, as Next tells it', async () => {
  const { status, headers } = await post('/sign-in', '[]', {
    'next-action': otherId(),
    'content-type': 'text/plain',
  })

  expect([status, headers.get('x-nextjs-action-not-found')]).toEqual([409, '1'])
})
