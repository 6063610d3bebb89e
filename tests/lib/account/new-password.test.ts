import { randomUUID } from 'node:crypto'
import { createClient } from '@supabase/supabase-js'
import { decodeJwt } from 'jose'
import { afterAll, expect, test } from 'vitest'
import type { UserCaller } from '@/lib/auth/caller'
import { pool } from '@/lib/db/pool'
import { changePassword, resetPassword } from '@/lib/features/account/password-service'
import { changeAccount } from '@/lib/features/account/service'
import { localDefaults } from '@/lib/local-defaults'
import { startServices } from '../../support/services'

const { url: apiUrl } = await startServices()
const auth = { persistSession: false, autoRefreshToken: false }

afterAll(() => pool.end())

/** Somebody with an account, and what their client sends to change it. */
async function person() {
  const email = `${randomUUID()}@example.com`
  const admin = createClient(apiUrl, localDefaults.SUPABASE_SECRET_KEY, { auth }).auth.admin
  const { data } = await admin.createUser({ email, password: 'first-password', email_confirm: true })
  const changes: unknown[] = []
  const supabase = createClient(apiUrl, localDefaults.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY, {
    auth,
    global: {
      fetch: (input, init) => {
        if (init?.method === 'PUT') changes.push(JSON.parse(init.body as string))
        return fetch(input, init)
      },
    },
  })
  const signedIn = await supabase.auth.signInWithPassword({ email, password: 'first-password' })
  const caller: UserCaller = {
    userId: data.user!.id,
    sessionId: decodeJwt<{ session_id: string }>(signedIn.data.session!.access_token).session_id,
    via: 'cookie',
    requestId: randomUUID(),
  }
  return { email, admin, supabase, caller, changes }
}

// https://supabase.com/docs/guides/auth/password-security: a project may ask for the current password.
test('a new password goes to Auth with the current one', async () => {
  const { supabase, caller, changes } = await person()

  await changePassword(supabase, caller, { currentPassword: 'first-password', password: 'second-password' })

  expect(changes).toMatchObject([{ password: 'second-password', current_password: 'first-password' }])
})

test('who comes by a mailed link sets a new password without the one that they forgot', async () => {
  const { email, admin, supabase, caller, changes } = await person()
  const { data } = await admin.generateLink({ type: 'recovery', email })
  await supabase.auth.verifyOtp({ token_hash: data.properties!.hashed_token, type: 'recovery' })

  await resetPassword(supabase, caller, { password: 'second-password' })

  expect(changes).toHaveLength(1)
  expect(changes[0]).toMatchObject({ password: 'second-password' })
  expect(changes[0]).not.toHaveProperty('current_password')
})

const NEAR = {
  code: 'invalid_request',
  details: [
    {
      path: 'password',
      message:
        'This password is little more than your name, your address or the name of this site. Choose another.',
    },
  ],
}

test('neither a change nor a mailed link takes a password of the person’s address or name', async () => {
  const { email, admin, supabase, caller, changes } = await person()
  await changeAccount(caller, { displayName: 'Grace Hopper' })

  for (const password of [email, email.split('@')[0]!, 'Grace.Hopper!1906']) {
    const changed = changePassword(supabase, caller, { currentPassword: 'first-password', password })
    await expect(changed).rejects.toMatchObject(NEAR)
  }
  const { data } = await admin.generateLink({ type: 'recovery', email })
  await supabase.auth.verifyOtp({ token_hash: data.properties!.hashed_token, type: 'recovery' })
  await expect(resetPassword(supabase, caller, { password: 'grace hopper 1906' })).rejects.toMatchObject(NEAR)

  expect(changes).toEqual([])
})

test('a first password is compared with the name that is typed beside it', async () => {
  const { email, admin, supabase, caller, changes } = await person()
  const { data } = await admin.generateLink({ type: 'recovery', email })
  await supabase.auth.verifyOtp({ token_hash: data.properties!.hashed_token, type: 'recovery' })

  const chosen = { displayName: 'Katherine Johnson', password: 'katherine-johnson' }
  await expect(resetPassword(supabase, caller, chosen)).rejects.toMatchObject(NEAR)

  expect(changes).toEqual([])
  await resetPassword(supabase, caller, { ...chosen, password: 'second-password' })
  expect(changes).toHaveLength(1)
  expect(changes[0]).not.toHaveProperty('displayName')
})
