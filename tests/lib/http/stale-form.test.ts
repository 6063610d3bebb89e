import { readdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect, test } from 'vitest'
import { formField, placeField } from '@/lib/http/kept-fields'
import { staleForm } from '@/lib/http/stale-form'

const site = 'http://localhost:3000'

/** The request of a browser without scripts, of a form that names no action. */
async function sent(path: string, fields: Record<string, string>, { chunked = false } = {}) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  const encoded = new Response(form)
  const headers = { 'content-type': encoded.headers.get('content-type')! }
  const bytes = await encoded.bytes()
  const body = chunked ? new Blob([bytes]).stream() : bytes
  return new Request(site + path, { method: 'POST', headers, body, duplex: 'half' } as RequestInit)
}

test('what was typed is kept, of any name', async () => {
  const typed = Object.fromEntries(
    ['title', 'toString', 'constructor', '__proto__'].map((name) => [name, 'x']),
  )

  const kept = await staleForm(await sent('/sign-in', typed))

  expect(Object.entries(kept!.values)).toEqual(Object.entries(typed))
})

test.each([false, true])(
  'a form of 8 MB is not kept, whether its length is withheld or not: %s',
  async (chunked) => {
    const request = await sent('/sign-up', { displayName: 'a'.repeat(8_000_000) }, { chunked })

    expect(await staleForm(request)).toBeUndefined()
  },
)

test('no more of a body is read than people type', async () => {
  let read = 0
  const chunk = new Uint8Array(50_000)
  const body = new ReadableStream({
    pull: (controller) => controller.enqueue(((read += chunk.length), chunk)),
  })
  const headers = { 'content-type': 'multipart/form-data; boundary=x' }

  const kept = await staleForm(
    new Request(`${site}/sign-up`, { method: 'POST', headers, body, duplex: 'half' } as RequestInit),
  )

  expect(kept).toBeUndefined()
  expect(read).toBeLessThan(300_000)
})

test.each([
  ['earlier _R_2ab_', '1', '_R_2ab_', 1],
  [`earlier ${'x'.repeat(60_000)}`, '1e9', undefined, undefined],
  ['earlier <b>', '-1', undefined, undefined],
])('a form names itself by %s and its place by %s, or not at all', async (form, place, id, number) => {
  const kept = await staleForm(await sent('/sign-in', { [formField]: form, [placeField]: place }))

  expect([kept!.id, kept!.place]).toEqual([id, number])
})

const routes = readdirSync('app/auth', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('route.ts') && takesForms(`app/auth/${name}`))
  .map((name) => `/auth/${dirname(name)}`)

test.each(routes)('what is sent to %s is left to that route', async (path) => {
  expect(await staleForm(await sent(path, { title: 'Apples' }))).toBeUndefined()
})

test.each(['/auth/confirm', '/auth/callback', '/auth/confirm/verify', '/w/1/auth/verify'])(
  'a form of the page %s is kept',
  async (path) => {
    expect(await staleForm(await sent(path, { title: 'Apples' }))).toMatchObject({
      values: { title: 'Apples' },
    })
  },
)

function takesForms(file: string) {
  return readFileSync(file, 'utf8').includes('function POST')
}
