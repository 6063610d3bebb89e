import { NextRequest } from 'next/server'
import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { formField, placeField } from '@/lib/http/kept-fields'
import { typedBefore, typedOn } from '@/lib/http/typed-before-proof'

const page = '/w/1/api-keys?after=x'
const author = '0199a000-0000-4000-8000-00000000000a'

function formOf(fields: Record<string, string>) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return form
}

/** The browser’s next visit of a page, with the cookie that it was given. */
function visit(path: string, cookie: string, init: { method?: string; headers?: HeadersInit } = {}) {
  const request = new NextRequest(`http://localhost:3000${path}`, init)
  request.cookies.set('typed', cookie)
  return typedBefore(request)
}

test('what was typed is there again on the page of its form, without the secrets', () => {
  const form = formOf({ name: 'Robot', password: 'hidden 9', [formField]: 'build _R_1_', [placeField]: '2' })

  const cookie = typedOn(page, form, author)!

  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'lax', path: '/', maxAge: 900 })
  expect(Buffer.from(cookie.value, 'base64url').toString()).not.toContain('hidden')
  expect(visit(page, cookie.value)).toEqual({
    author,
    id: '_R_1_',
    place: 2,
    values: { name: 'Robot' },
  })
})

test.each([
  ['another page', '/w/1/invitations', {}],
  ['the page that confirms', '/confirm-identity?next=%2Fw%2F1%2Fapi-keys', {}],
  ['a part of the page that a script loads', page, { headers: { rsc: '1' } }],
  ['a form', page, { method: 'POST' }],
])('%s gets nothing of it', (_, path, init) => {
  expect(visit(path, typedOn(page, formOf({ name: 'Robot' }), author)!.value, init)).toBeUndefined()
})

test('a form that nobody has typed into leaves no cookie', () => {
  const form = formOf({ version: '3', intent: 'on', [formField]: 'build _R_1_' })

  expect(typedOn(page, form, author)).toBeUndefined()
})

test('a long text costs the long field alone, and the cookie is one that browsers keep', () => {
  const long = Array.from({ length: 4_000 }, (_, at) => String.fromCharCode(0x4e00 + ((at * 7_919) % 20_000)))

  const { value } = typedOn(page, formOf({ name: 'Robot', description: long.join('') }), author)!

  expect(value.length).toBeLessThan(4_000)
  expect(visit(page, value)).toMatchObject({ values: { name: 'Robot' }, tooLong: true })
})

const packed = (value: unknown) => deflateRawSync(JSON.stringify(value)).toString('base64url')

test.each([
  ['nonsense', 'nonsense'],
  ['no object', packed('text')],
  ['a field with the name of a secret', packed({ author, values: { password: 'x' } })],
  ['a text without its author', packed({ values: { name: 'x' } })],
  ['a value that is no text', packed({ author, values: { name: { toString: 'x' } } })],
  ['a text that unpacks to ten megabytes', packed({ author, values: { name: 'x'.repeat(10_000_000) } })],
])('a cookie of %s is passed over', (_, text) => {
  const path = Buffer.from(page).toString('base64url')

  expect(visit(page, `${text}.${path}`)).toBeUndefined()
})
