import { prerender } from 'react-dom/static'
import { expect, test, vi } from 'vitest'
import { owner } from '../../support/owner'

const visit = vi.hoisted(() => ({ locale: 'en', revalidated: [] as string[] }))
vi.mock('next/headers', () => ({
  headers: async () => new Headers(),
  cookies: async () => ({
    get: (name: string) => (name === 'locale' ? { value: visit.locale } : undefined),
    getAll: () => [],
    set: () => {},
  }),
}))
vi.mock('next/server', async (original) => ({
  ...(await original<typeof import('next/server')>()),
  connection: async () => {},
}))
vi.mock('next/cache', () => ({ revalidatePath: (path: string) => void visit.revalidated.push(path) }))

const { default: Page } = await import('@/app/(site)/invitations/stop/[token]/page')
const { chooseInvitationsAction } = await import('@/app/(site)/invitations/stop/[token]/actions')
const { UiWordsProvider } = await import('@/app/_messages/ui-words')
const { en } = await import('@/app/_messages/messages')
const { stopTokenFor } = await import('@/lib/features/invitations/stop-token')

async function open(token: string, locale = 'en') {
  visit.locale = locale
  const shown = await Page({ params: Promise.resolve({ token }), searchParams: Promise.resolve({}) })
  const { prelude } = await prerender(UiWordsProvider({ words: en.ui, children: shown }))
  return new Response(prelude).text()
}

function press(token: string, intent: string) {
  const form = new FormData()
  form.set('intent', intent)
  return chooseInvitationsAction({ token }, {}, form)
}

const stops = async () => (await owner.query('select from private.stopped_invitations')).rowCount

test('the page stops invitations by its button and allows them again, and opening it changes nothing', async () => {
  const token = stopTokenFor('page@example.com')
  const before = await stops()

  const opened = await open(token)
  expect(opened).toMatch(/<button[^>]*value="stop"[^>]*>Stop invitations<\/button>/)
  expect(await stops()).toBe(before)

  expect(await press(token, 'stop')).toEqual({ done: 'Done. Nobody can invite this address any more.' })
  expect(await open(token)).toMatch(/<button[^>]*value="allow"[^>]*>Allow invitations again<\/button>/)
  expect(await press(token, 'allow')).toEqual({ done: 'Done. This address can be invited again.' })

  expect(await stops()).toBe(before)
  expect(visit.revalidated).toEqual(Array(2).fill('/invitations/stop/[token]'))
})

test('the page speaks German too', async () => {
  expect(await open(stopTokenFor('page@example.com'), 'de')).toContain('Einladungen beenden')
})

test('a link that we have not signed says so, and its form does nothing', async () => {
  const forged = `${'a'.repeat(43)}.${'b'.repeat(43)}`

  expect(await open(forged)).toContain('This link does not work')
  expect(await press(forged, 'stop')).toMatchObject({ message: 'Not found.' })
})
