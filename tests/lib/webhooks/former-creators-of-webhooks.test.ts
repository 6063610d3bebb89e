import { prerender } from 'react-dom/static'
import { expect, test, vi } from 'vitest'
import { owner } from '../../support/owner'
import { createFellow, createMember } from '../../support/people'
import { sessionCookies } from '../../support/session-cookies'
import { createWebhook } from '../../support/webhooks'

const visit = vi.hoisted(() => ({ locale: 'en', cookies: [] as { name: string; value: string }[] }))
vi.mock('next/headers', () => ({
  headers: async () => new Headers(),
  cookies: async () => ({
    get: (name: string) => (name === 'locale' ? { value: visit.locale } : undefined),
    getAll: () => visit.cookies,
    set: () => {},
  }),
}))
vi.mock('next/server', async (original) => ({
  ...(await original<typeof import('next/server')>()),
  connection: async () => {},
}))

const { WebhookRow } = await import('@/app/(workspace)/w/[workspaceId]/webhooks/webhook-row')
const { UiWordsProvider } = await import('@/app/_messages/ui-words')
const { de, en } = await import('@/app/_messages/messages')
const { listWebhooks } = await import('@/lib/features/webhooks/service')

test.each([
  ['en', en],
  ['de', de],
])('an owner reads which webhooks a former admin has made: %s', async (locale, words) => {
  visit.locale = locale
  const ada = await createMember()
  const eve = await createFellow(ada.workspaceId, 'admin')
  visit.cookies = await sessionCookies(ada)
  await createWebhook(eve, 'https://example.com/eve')
  const shown = async () => {
    const { items } = await listWebhooks(ada, ada.workspaceId, { limit: 10 })
    const children = await WebhookRow({ webhook: items[0]! })
    const { prelude } = await prerender(UiWordsProvider({ words: words.ui, children }))
    return new Response(prelude).text()
  }

  const before = await shown()
  await owner.query('delete from memberships where user_id = $1', [eve.userId])
  const after = await shown()

  expect(before).not.toContain(words.webhooks.creatorGone)
  expect(after).toContain(words.webhooks.creatorGone)
})
