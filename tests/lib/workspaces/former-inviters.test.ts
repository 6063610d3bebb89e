import { prerender } from 'react-dom/static'
import { expect, test, vi } from 'vitest'
import { owner } from '../../support/owner'
import { createFellow, createMember } from '../../support/people'
import { sessionCookies } from '../../support/session-cookies'

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

const { OpenInvitations } = await import('@/app/(workspace)/w/[workspaceId]/members/invitations')
const { UiWordsProvider } = await import('@/app/_messages/ui-words')
const { de, en } = await import('@/app/_messages/messages')

test.each([
  ['en', en],
  ['de', de],
])('an owner reads which invitations a former admin has made: %s', async (locale, words) => {
  visit.locale = locale
  const ada = await createMember()
  const eve = await createFellow(ada.workspaceId, 'admin')
  visit.cookies = await sessionCookies(ada)
  await owner.query(
    `insert into invitations (workspace_id, email, role, token_hash, created_by)
     values ($1, 'eve.again@example.com', 'admin', md5(gen_random_uuid()::text) || md5(gen_random_uuid()::text), $2)`,
    [ada.workspaceId, eve.userId],
  )
  const shown = async () => {
    const children = await OpenInvitations({ workspace: { id: ada.workspaceId, role: 'owner' } as never })
    const { prelude } = await prerender(UiWordsProvider({ words: words.ui, children }))
    return new Response(prelude).text()
  }

  const before = await shown()
  await owner.query('delete from memberships where user_id = $1', [eve.userId])
  const after = await shown()

  expect(before).not.toContain(words.members.inviterGone)
  expect(after).toContain(words.members.inviterGone)
})
