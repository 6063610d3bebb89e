import { createClient, type SupabaseClient } from '@supabase/supabase-js'
import { decodeJwt } from 'jose'
import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import type { UserCaller } from '@/lib/auth/caller'
import { localDefaults } from '@/lib/local-defaults'
import { mailsTo, newestMailTo } from '../../support/mails'
import { owner } from '../../support/owner'
import { createFellow, createMember, createUser } from '../../support/people'
import { send } from '../../support/send'
import { startServices } from '../../support/services'
import { noticesTo } from '../../support/sign-ins'

const { url: apiUrl } = await startServices()
const { pool } = await import('@/lib/db/pool')
const { changePassword } = await import('@/lib/features/account/password-service')
const { runBatch } = await import('@/lib/worker/run-batch')
const apiKeys = await import('@/app/api/v1/workspaces/[workspaceId]/api-keys/route')
const member = await import('@/app/api/v1/workspaces/[workspaceId]/members/[userId]/route')
const ownership = await import('@/app/api/v1/workspaces/[workspaceId]/ownership/route')
const options = { auth: { persistSession: false, autoRefreshToken: false } }

afterAll(() => pool.end())

async function signUp(): Promise<{ supabase: SupabaseClient; caller: UserCaller; email: string }> {
  const email = `${randomUUID()}@example.com`
  const admin = createClient(apiUrl, localDefaults.SUPABASE_SECRET_KEY, options)
  const { data } = await admin.auth.admin.createUser({
    email,
    password: 'first-password',
    email_confirm: true,
  })
  const supabase = createClient(apiUrl, localDefaults.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY, options)
  const caller = {
    userId: data.user!.id,
    sessionId: await signInWith(supabase, email),
    via: 'cookie',
    requestId: randomUUID(),
  } as const
  return { supabase, caller, email }
}

/** Returns the id of the session. */
async function signInWith(supabase: SupabaseClient, email: string) {
  const { data } = await supabase.auth.signInWithPassword({ email, password: 'first-password' })
  return decodeJwt<{ session_id: string }>(data.session!.access_token).session_id
}

test('who changes a password is told so once, by the database', async () => {
  const { supabase, caller, email } = await signUp()
  const jobs = `select count(*)::int as count from pgboss.job where name like '%.mail' or name = 'mail.send'`
  const before = await owner.query(jobs)

  await changePassword(supabase, caller, { currentPassword: 'first-password', password: 'second-password' })

  expect(await noticesTo(owner, email)).toEqual(['password_changed'])
  expect((await owner.query(jobs)).rows).toEqual([{ count: before.rows[0].count + 1 }])
})

test('after a change of address elsewhere, an open session changes no password, and that of the new address does', async () => {
  const { supabase, caller, email } = await signUp()
  const moved = `${randomUUID()}@example.com`
  await owner.query('update auth.users set email = $2 where id = $1', [caller.userId, moved])

  const passwords = { currentPassword: 'first-password', password: 'second-password' }
  const ended = changePassword(supabase, caller, passwords)
  await expect(ended).rejects.toMatchObject({ code: 'unauthenticated' })
  const sessionId = await signInWith(supabase, moved)
  await changePassword(supabase, { ...caller, sessionId }, passwords)
  await runBatch()

  expect(await mailsTo(moved)).toEqual(['Your password was changed'])
  expect(await mailsTo(email)).toEqual(['Your email address was changed'])
})

test('a notice is in the language of whom it concerns', async () => {
  const ada = await createMember()
  const key = { name: 'Robot', scopes: ['workspace.read'] }

  await send(apiKeys.POST, {
    as: ada,
    params: { workspaceId: ada.workspaceId },
    headers: { 'accept-language': 'de' },
    body: key,
  })
  await runBatch()

  expect(await mailsTo(ada.email)).toEqual(['Ein API-Schlüssel wurde angelegt'])
})

test('a password that is not changed is no news', async () => {
  const { supabase, caller, email } = await signUp()

  const refused = changePassword(supabase, caller, { currentPassword: 'wrong', password: 'second-password' })

  await expect(refused).rejects.toMatchObject({ code: 'invalid_request' })
  expect(await noticesTo(owner, email)).toEqual([])
})

test('the address that an account had before is told of the new one', async () => {
  const ada = await createUser()
  const [first, second] = [`${randomUUID()}@example.com`, `${randomUUID()}@example.com`]
  const change = (email: string) =>
    owner.query('update auth.users set email = $2 where id = $1', [ada.userId, email])

  await change(first)
  await owner.query('update auth.users set email_confirmed_at = now() where id = $1', [ada.userId])
  await change(second)
  await change(second)
  await runBatch()

  const mails = await Promise.all([ada.email, first, second].map(mailsTo))
  expect(mails).toEqual([[], ['Your email address was changed'], []])
})

test('who creates an API key is told which one, and never the key', async () => {
  const ada = await createMember()
  const body = { name: 'Robot', scopes: ['workspace.read'] }

  const { data } = await send(apiKeys.POST, { as: ada, params: { workspaceId: ada.workspaceId }, body })
  await runBatch()

  const text = await newestMailTo(ada.email)
  expect(await mailsTo(ada.email)).toEqual(['An API key was created'])
  expect(text).toContain(`An API key (${data.prefix}…) was created`)
  expect(text).toContain('\n> Name: "Robot"\n')
  expect(text).not.toContain(data.secret)
})

test('who hands on a workspace is told so, and who tries to is not', async () => {
  const ada = await createMember()
  const fellow = await createFellow(ada.workspaceId, 'admin')
  const handOn = (userId: string) =>
    send(ownership.PUT, {
      as: ada,
      method: 'PUT',
      params: { workspaceId: ada.workspaceId },
      body: { userId },
    })

  const refused = await handOn(ada.userId)
  const done = await handOn(fellow.userId)
  await runBatch()

  expect([refused.status, done.status]).toEqual([422, 200])
  expect(await mailsTo(ada.email)).toEqual(['Your ownership of a workspace has ended'])
})

test('a notice goes to the address that the account has, not to that of the token', async () => {
  const ada = await createMember()
  const fellow = await createFellow(ada.workspaceId, 'admin')
  const moved = `${randomUUID()}@example.com`
  await owner.query('update auth.users set email = $2 where id = $1', [ada.userId, moved])
  const params = { workspaceId: ada.workspaceId }

  await send(apiKeys.POST, { as: ada, params, body: { name: 'Robot', scopes: ['workspace.read'] } })
  await send(ownership.PUT, { as: ada, method: 'PUT', params, body: { userId: fellow.userId } })
  await runBatch()

  expect(await mailsTo(ada.email)).toEqual([])
  expect((await mailsTo(moved)).toSorted()).toEqual([
    'An API key was created',
    'Your ownership of a workspace has ended',
  ])
})

test('an owner who steps down, is demoted or is removed by another owner is told, and one who leaves is not', async () => {
  const ada = await createMember()
  const [grace, eve, kim, lin] = [
    await createFellow(ada.workspaceId, 'owner'),
    await createFellow(ada.workspaceId, 'owner'),
    await createFellow(ada.workspaceId, 'owner'),
    await createFellow(ada.workspaceId, 'owner'),
  ]
  const remove = (as: typeof ada, userId: string) =>
    send(member.DELETE, { as, method: 'DELETE', params: { workspaceId: ada.workspaceId, userId } })
  const demote = (as: typeof ada, userId: string) =>
    send(member.PATCH, {
      as,
      method: 'PATCH',
      params: { workspaceId: ada.workspaceId, userId },
      body: { role: 'viewer' },
    })

  await demote(grace, grace.userId)
  await demote(ada, eve.userId)
  await remove(ada, kim.userId)
  await remove(lin, lin.userId)
  await runBatch()

  expect(await mailsTo(grace.email)).toEqual(['Your ownership of a workspace has ended'])
  expect(await mailsTo(eve.email)).toEqual(['Your ownership of a workspace has ended'])
  expect(await mailsTo(kim.email)).toEqual(['Your ownership of a workspace has ended'])
  expect(await mailsTo(lin.email)).toEqual([])
})
