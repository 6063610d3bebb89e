import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer } from '../support/server'
import { formIn, formOf, valueIn } from './plain-forms'

let server: Awaited<ReturnType<typeof startServer>>
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

const otherId = () => `40${randomBytes(20).toString('hex')}`
const typed = { displayName: 'Ada <b>Lovelace</b>', email: 'ada@example.com', password: 'a-typed-password' }

async function formAt(path: string, fields: Record<string, string> = typed) {
  return formIn(await (await fetch(server.url + path)).text(), fields)
}

/** As an earlier build would have made it: other ids, and all else alike. */
function ofEarlierBuild(form: FormData) {
  return withId(form, otherId())
}

function withId(form: FormData, id: string) {
  return formOf(
    [...form].map(([name, value]) => [name, (value as string).replace(/^\{"id":"\w+"/, `{"id":"${id}"`)]),
  )
}

async function post(path: string, body: BodyInit, headers: Record<string, string> = {}) {
  const response = await fetch(server.url + path, { method: 'POST', body, headers, redirect: 'manual' })
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
  const form = ofEarlierBuild(await formAt('/sign-up'))

  const { status, headers, html } = await post('/sign-up', form, { origin: server.url })

  expect(status).toBe(200)
  expect(html).toContain('nothing was sent')
  expect(valueIn(html, 'email')).toBe(typed.email)
  expect(valueIn(html, 'displayName')).toBe('Ada &lt;b&gt;Lovelace&lt;/b&gt;')
  expect(headers.get('content-security-policy')).toContain("'nonce-")
  expect(headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/)
  expect(headers.get('cache-control')).toContain('no-store')
  expect(html).not.toContain(typed.password)
  expect(html).not.toContain('<b>Lovelace')
})

test('the page speaks the language of who asks', async () => {
  const form = ofEarlierBuild(await formAt('/sign-up'))

  const { html } = await post('/sign-up', form, { 'accept-language': 'de' })

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
  const { status, html } = await post('/sign-up', forge(await formAt('/sign-up')))

  expect(status).toBe(200)
  expect(html).toContain('nothing was sent')
  expect(html).toContain(typed.email)
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

test('nobody puts words into our pages from elsewhere', async () => {
  const form = ofEarlierBuild(await formAt('/sign-up'))
  const kept = (await formAt('/sign-up')).get('email') as string

  const foreign = await post('/sign-up', form, { origin: 'https://elsewhere.example' })
  const header = await fetch(`${server.url}/sign-up`, { headers: { 'x-kept-form': 'eyJ2YWx1ZXMiOnt9fQ' } })

  expect(foreign.html).not.toContain(kept)
  expect(header.status).toBe(200)
  expect(await header.text()).not.toContain('nothing was')
})

test('a long text is kept whole, and what cannot be is named as lost', async () => {
  const long = 'What is to be done, at length. '.repeat(300)
  const noise = randomBytes(40_000).toString('base64')

  const whole = await post(
    '/sign-up',
    ofEarlierBuild(await formAt('/sign-up', { ...typed, displayName: long })),
  )
  const lost = await post(
    '/sign-up',
    ofEarlierBuild(await formAt('/sign-up', { ...typed, displayName: noise })),
  )

  expect(valueIn(whole.html, 'displayName')).toBe(long)
  expect(lost.html).toContain('too long to keep')
  expect(valueIn(lost.html, 'email')).toBe(typed.email)
})

test('a script is told that its action is unknown, as Next tells it', async () => {
  const { status, headers } = await post('/sign-up', '[]', {
    'next-action': otherId(),
    'content-type': 'text/plain',
  })

  expect([status, headers.get('x-nextjs-action-not-found')]).toEqual([409, '1'])
})
