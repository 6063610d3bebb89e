import { createClient, type SupabaseClient } from '@supabase/supabase-js'
import { randomUUID } from 'node:crypto'
import { afterAll, expect, inject, test } from 'vitest'
import type { UserCaller } from '@/lib/auth/caller'
import { pool } from '@/lib/db/pool'
import { changePassword } from '@/lib/features/account/service'
import { localDefaults } from '@/lib/local-defaults'
import { runBatch } from '@/lib/worker/run-batch'

const { apiUrl, mailUrl } = inject('cluster')
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
    sessionId: undefined,
    email,
    via: 'cookie',
    requestId: randomUUID(),
  } as const
  return { supabase, caller, email }
}

async function mailsTo(email: string) {
  const response = await fetch(`${mailUrl}/api/v1/search?${new URLSearchParams({ query: `to:${email}` })}`)
  const { messages } = (await response.json()) as {
    messages: { Subject: string; From: { Address: string } }[]
  }
  return messages.map(({ Subject, From }) => [Subject, From.Address])
}

test('who changes a password is told so by mail', async () => {
  const { supabase, caller, email } = await signUp()

  await changePassword(supabase, caller, { currentPassword: 'first-password', password: 'second-password' })
  await runBatch()

  expect(await mailsTo(email)).toEqual([['Your password was changed', 'plinth@plinth.test']])
})

test('a password that is not changed is no news', async () => {
  const { supabase, caller, email } = await signUp()

  const refused = changePassword(supabase, caller, { currentPassword: 'wrong', password: 'second-password' })

  await expect(refused).rejects.toMatchObject({ code: 'invalid_request' })
  await runBatch()
  expect(await mailsTo(email)).toEqual([])
})
