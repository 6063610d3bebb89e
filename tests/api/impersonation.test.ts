import { NextRequest } from 'next/server'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import type { UserCaller } from '@/lib/auth/caller'
import { pool } from '@/lib/db/pool'
import { AppError } from '@/lib/errors'
import { runBatch } from '@/lib/worker/run-batch'
import * as workspaces from '@/app/api/v1/workspaces/route'
import { listAuthEvents } from '@/lib/features/auth-events/service'
import { createWorkspace, listWorkspaces } from '@/lib/features/workspaces/service'
import { changeAccount, getAccount, listSessions } from '@/lib/features/account/service'
import { findImpersonation, requireLiving } from '@/lib/features/impersonations/service'
import { storageAs } from '@/lib/storage/client'
import { addImpersonation, impersonationOf } from '../support/impersonations'
import { mailsTo, newestMailTo } from '../support/mails'
import { actionsOn, runOperator } from '../support/operator'
import { owner } from '../support/owner'
import { jar } from '../support/page-request'
import { createMember, createUser } from '../support/people'
import { sessionCookies } from '../support/session-cookies'
import { kindsOf } from '../support/sign-ins'

vi.mock('next/cache', () => ({ revalidatePath: () => {} }))

const start = await import('@/app/auth/start-viewing/route')
const signOut = await import('@/app/auth/sign-out/route')
const verify = await import('@/app/auth/verify/route')
const { pageCaller } = await import('@/lib/auth/page-caller')
const { openAction, action } = await import('@/app/_forms/action')
const { scriptAction } = await import('@/app/_forms/script-action')
const { proxy } = await import('@/proxy')

afterAll(() => pool.end())
beforeEach(() => jar.clear())

const site = 'http://localhost:3000'
const cookie = 'impersonation'
const refusal = 'You are viewing the account of somebody else, where nothing can be changed.'
const page = { limit: 20 }

async function post(
  route: { POST: (request: NextRequest) => Promise<Response> },
  fields: Record<string, string>,
  origin = site,
) {
  const headers = { origin, cookie: 'cookies=on' }
  const body = new URLSearchParams(fields)
  const { status, headers: answered } = await route.POST(
    new NextRequest(`${site}/auth/door`, { method: 'POST', headers, body }),
  )
  return [status, answered.get('location')]
}

/** The link that the command prints for an operator. */
async function linkTo(name: string) {
  const { code, stdout, output } = await runOperator(
    ['impersonate', name, '--as', 'grace', '--reason', 'ticket 7', '--yes', '--json', '--site', `${site}/x`],
    {},
  )
  expect({ code, output }).toMatchObject({ code: 0 })
  const { link, email, expiresAt } = JSON.parse(stdout)
  return { link: new URL(link), email, expiresAt, token: new URL(link).searchParams.get('token')! }
}

const isOver = (viewer: UserCaller) =>
  requireLiving(viewer).then(
    () => false,
    (error: AppError) => error.code === 'unauthenticated',
  )

/** Looks at the account of somebody in this browser. */
async function view(userId: string) {
  const { token } = await linkTo(userId)
  expect(await post(start, { token })).toEqual([303, '/workspaces'])
  return (await pageCaller())!
}

test('an operator opens a link once, is told apart by the log, and the person reads who looked and why', async () => {
  const ada = await createMember()
  await owner.query(`insert into private.languages (user_id, locale) values ($1, 'de')`, [ada.userId])
  await owner.query('delete from pgboss.job')

  const { link, email, token } = await linkTo(ada.email)
  expect([link.origin + link.pathname, email]).toEqual([`${site}/auth/impersonate`, ada.email])
  expect(await kindsOf(owner, ada.userId)).not.toContain('viewed_by_operator')
  expect(await post(start, { token })).toEqual([303, '/workspaces'])
  await runBatch()

  const viewer = (await pageCaller())!
  const [event] = (await listAuthEvents(viewer, page)).items
  expect(event).toMatchObject({
    kind: 'viewed_by_operator',
    operatorName: 'grace',
    reason: 'ticket 7',
    ipAddress: null,
    userAgent: null,
  })
  expect(await mailsTo(ada.email)).toEqual(['Unser Support hat dein Konto angesehen'])
  expect(await newestMailTo(ada.email)).toMatch(/Name: grace\s.*Grund: ticket 7/s)
  expect((await actionsOn(ada.userId)).map(({ verb, database_role: by }) => [verb, by])).toEqual([
    ['impersonate', 'supabase_admin'],
    ['open_impersonation', 'app_server'],
  ])
  expect(await impersonationOf(ada.userId)).toEqual([{ opened: true, ended: false, short: true }])
})

test('to look at the page of a link spends nothing, and a link that was opened opens nothing more', async () => {
  const ada = await createUser()
  const { token } = await linkTo(ada.userId)

  for (const _ of [1, 2]) expect(await findImpersonation('r', token)).toMatchObject({ email: ada.email })
  const answers = await Promise.all([1, 2, 3].map(() => post(start, { token })))
  jar.clear()

  expect(answers.map(String).toSorted()).toEqual([
    '303,/auth/impersonate',
    '303,/auth/impersonate',
    '303,/workspaces',
  ])
  expect(await findImpersonation('r', token)).toBeUndefined()
  expect(await post(start, { token })).toEqual([303, '/auth/impersonate'])
  expect(jar.get(cookie)).toBeUndefined()
})

test.each([
  ['is too old', `update private.impersonations set expires_at = now() where user_id = $1`],
  ['was ended', `update private.impersonations set ended_at = now() where user_id = $1`],
  ['is of a banned account', `update auth.users set banned_until = now() + interval '1 day' where id = $1`],
])('a link that %s opens nothing, and tells nobody', async (_, text) => {
  const ada = await createUser()
  const { token } = await linkTo(ada.userId)
  await owner.query(text, [ada.userId])

  expect(await post(start, { token })).toEqual([303, '/auth/impersonate'])
  expect(jar.get(cookie)).toBeUndefined()
  expect(await kindsOf(owner, ada.userId)).not.toContain('viewed_by_operator')
})

test('neither another site nor a browser that is signed in opens a link, which stays good', async () => {
  const [ada, eve] = [await createUser(), await createUser()]
  const { token } = await linkTo(ada.userId)

  expect(await post(start, { token }, 'https://other.example')).toEqual([403, null])
  for (const { name, value } of await sessionCookies(eve)) jar.set(name, value)
  expect(await post(start, { token })).toEqual([303, `/auth/impersonate?token=${token}`])

  expect([await findImpersonation('r', token), jar.get(cookie)]).toEqual([expect.anything(), undefined])
})

test('an operator reads the pages of a person, and is no session of theirs', async () => {
  const ada = await createMember()
  const before = await owner.query('select * from auth.sessions where user_id = $1', [ada.userId])
  const { rows: users } = await owner.query('select * from auth.users where id = $1', [ada.userId])

  const viewer = await view(ada.userId)

  expect([viewer.accessToken, viewer.sessionId]).toEqual([undefined, undefined])
  expect(await getAccount(viewer)).toMatchObject({ email: ada.email })
  expect((await listWorkspaces(viewer, page)).items).toMatchObject([{ id: ada.workspaceId, name: 'Test' }])
  expect((await listSessions(viewer, page)).items).toMatchObject([{ id: ada.sessionId, current: false }])
  expect((await owner.query('select * from auth.sessions where user_id = $1', [ada.userId])).rows).toEqual(
    before.rows,
  )
  expect((await owner.query('select * from auth.users where id = $1', [ada.userId])).rows).toEqual(users)
})

test('the many reads of a page at once all see the person, on new connections too', async () => {
  const ada = await createMember()
  const viewer = await view(ada.userId)

  const seen = await Promise.all(
    Array.from({ length: 6 }, () => [
      getAccount(viewer).then(({ email }) => email),
      listSessions(viewer, page).then(({ items }) => items.length),
      listAuthEvents(viewer, page).then(({ items }) => items[0]!.kind),
      listWorkspaces(viewer, page).then(({ items }) => items.length),
    ]).flat(),
  )

  expect(new Set(seen)).toEqual(new Set([ada.email, 1, 'viewed_by_operator']))
})

test('a session of the browser itself counts alone', async () => {
  const [ada, eve] = [await createUser(), await createUser()]
  await view(ada.userId)
  for (const { name, value } of await sessionCookies(eve)) jar.set(name, value)

  expect(await pageCaller()).toMatchObject({ userId: eve.userId })
  expect((await pageCaller())!.impersonation).toBeUndefined()
})

test('every form and every script of a page refuses an operator, before it works', async () => {
  const ada = await createUser()
  await view(ada.userId)
  const work = vi.fn<() => Promise<void>>()
  const refused = { message: refusal }

  expect(await action({}, work)({}, new FormData())).toMatchObject(refused)
  expect(await openAction({}, work)({}, new FormData())).toMatchObject(refused)
  expect(await scriptAction({ scope: z.object({}) }, work)({})).toMatchObject({
    refusal: { text: refusal },
  })
  expect(await post(verify, { token_hash: 'abc', type: 'email' })).toEqual([403, null])
  expect(work).not.toHaveBeenCalled()
})

test('a service that a door forgot refuses an operator too', async () => {
  const ada = await createUser()
  const viewer = await view(ada.userId)

  for (const attempt of [
    () => createWorkspace(viewer, { name: 'X' }),
    () => changeAccount(viewer, { displayName: 'X' }),
    async () => storageAs(viewer),
  ])
    await expect(attempt()).rejects.toEqual(
      expect.objectContaining({ code: 'forbidden', message: refusal } satisfies Partial<AppError>),
    )
})

test('the API knows no operator', async () => {
  const ada = await createUser()
  await view(ada.userId)
  const headers = { cookie: `${cookie}=${jar.get(cookie)}`, origin: site }

  for (const method of ['GET', 'POST'] as const) {
    const answer = await workspaces[method](new Request(`${site}/api/v1/workspaces`, { method, headers }), {
      params: Promise.resolve({}),
    })
    expect([method, answer.status]).toEqual([method, 401])
  }
})

test('an operator stops by signing out, which ends the impersonation and no session of the person', async () => {
  const ada = await createUser()
  const viewer = await view(ada.userId)

  expect(await post(signOut, { scope: 'global' })).toEqual([303, '/'])

  expect(jar.get(cookie)).toBe('')
  expect(await isOver(viewer)).toBe(true)
  expect(await kindsOf(owner, ada.userId)).not.toContain('signed_out')
  const { rowCount } = await owner.query('select from auth.sessions where user_id = $1', [ada.userId])
  expect(rowCount).toBe(1)
})

const endings: [string, string[]][] = [
  ['end-impersonations', ['--yes']],
  ['sign-out', ['--yes']],
  ['remove-account', ['--yes']],
]

test.each(endings)('%s ends what an operator sees at once', async (verb, options) => {
  const ada = await createUser()
  const viewer = await view(ada.userId)
  expect(await isOver(viewer)).toBe(false)

  const { code, output } = await runOperator([
    verb,
    ada.userId,
    '--as',
    'alan',
    '--reason',
    'enough',
    ...options,
  ])

  expect({ code, output }).toMatchObject({ code: 0 })
  expect(await isOver(viewer)).toBe(true)
  await expect(getAccount(viewer)).rejects.toMatchObject({ code: 'unauthenticated' })
})

test('an operator ends the impersonations of all accounts, and sees them listed with an account', async () => {
  const ada = await createUser()
  await view(ada.userId)
  const as = ['--as', 'alan', '--reason', 'enough']

  const ended = await runOperator(['end-impersonations', 'all', '--yes', ...as])
  const { stdout } = await runOperator(['show-user', ada.userId, '--json', ...as])

  expect(ended.stdout).toMatch(/Ended impersonations: [1-9]/)
  expect(JSON.parse(stdout).impersonations).toMatchObject([
    { operatorName: 'grace', reason: 'ticket 7', openedAt: expect.any(String), endedAt: expect.any(String) },
  ])
  expect((await actionsOn(ada.userId)).map(({ verb }) => verb)).toContain('end_impersonations')
})

test.each([
  ['a living one', {}, 0],
  ['one that has ended', { ended: 'now()' }, 1],
  ['one that is too old', { expires: 'now()' }, 1],
])('before a page, the cookie of %s stays or goes', async (_, moments, removed) => {
  const ada = await createUser()
  const { cookie: value } = await addImpersonation(ada, moments)
  const request = new NextRequest(`${site}/account`, { headers: { cookie: `${cookie}=${value}` } })

  const { headers } = await proxy(request)

  const changed = headers.getSetCookie().filter((line) => line.startsWith(`${cookie}=;`))
  expect(changed).toHaveLength(removed)
  expect(request.cookies.has(cookie)).toBe(removed === 0)
})

test('a cookie that nobody has made is dropped before a page', async () => {
  const request = new NextRequest(`${site}/account`, {
    headers: { cookie: `${cookie}=${randomUUID()}.${'x'.repeat(43)}` },
  })

  const { headers } = await proxy(request)

  expect(headers.getSetCookie().join()).toMatch(/impersonation=;.*SameSite=strict/i)
})
