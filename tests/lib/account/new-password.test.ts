import { randomUUID } from 'node:crypto'
import { totp } from '@plinth/local-supabase/totp'
import { createClient } from '@supabase/supabase-js'
import { afterAll, expect, test } from 'vitest'
import { localDefaults } from '@/lib/local-defaults'
import { owner } from '../../support/owner'
import { startServices } from '../../support/services'

const { url: apiUrl } = await startServices()
const { tokenCaller } = await import('@/lib/auth/session')
const { pool } = await import('@/lib/db/pool')
const { changePassword, resetPassword } = await import('@/lib/features/account/password-service')
const { changeAccount } = await import('@/lib/features/account/service')
const auth = { persistSession: false, autoRefreshToken: false }

afterAll(() => pool.end())

type Person = Awaited<ReturnType<typeof person>>

/** Somebody with an account, and what their client sends to change it. */
async function person() {
  const email = `${randomUUID()}@example.com`
  const admin = createClient(apiUrl, localDefaults.SUPABASE_SECRET_KEY, { auth }).auth.admin
  await admin.createUser({ email, password: 'first-password', email_confirm: true })
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
  const caller = await callerOf(signedIn.data.session!.access_token)
  return { email, admin, supabase, caller, changes }
}

const callerOf = (token: string) => tokenCaller(token, 'cookie', randomUUID())

/** Opens a session by a mailed link, at a moment that lies so many minutes back. */
async function followLink({ email, admin, supabase }: Person, minutesAgo = 0) {
  const { data } = await admin.generateLink({ type: 'recovery', email })
  const opened = await supabase.auth.verifyOtp({
    token_hash: data.properties!.hashed_token,
    type: 'recovery',
  })
  if (opened.error) throw opened.error
  return callerOf(minutesAgo > 0 ? await agedToken(supabase, minutesAgo) : opened.data.session!.access_token)
}

async function agedToken(supabase: Person['supabase'], minutes: number) {
  const { sub } = (await supabase.auth.getClaims()).data!.claims
  await owner.query(
    `update auth.mfa_amr_claims
     set created_at = now() - make_interval(mins => $2), updated_at = now() - make_interval(mins => $2)
     where session_id in (select id from auth.sessions where user_id = $1)`,
    [sub, minutes],
  )
  return (await supabase.auth.refreshSession()).data.session!.access_token
}

// https://supabase.com/docs/guides/auth/password-security: a project may ask for the current password.
test('a new password goes to Auth with the current one', async () => {
  const { supabase, caller, changes } = await person()

  await changePassword(supabase, caller, { currentPassword: 'first-password', password: 'second-password' })

  expect(changes).toMatchObject([{ password: 'second-password', current_password: 'first-password' }])
})

test('who comes by a mailed link sets a new password without the one that they forgot', async () => {
  const ada = await person()
  const { supabase, changes } = ada

  await resetPassword(supabase, await followLink(ada), { password: 'second-password' })

  expect(changes).toHaveLength(1)
  expect(changes[0]).toMatchObject({ password: 'second-password' })
  expect(changes[0]).not.toHaveProperty('current_password')
})

test('a mailed link of a while ago sets no password before its owner has confirmed that it is them', async () => {
  const ada = await person()
  const { supabase, changes } = ada
  const chosen = { password: 'second-password' }
  const caller = await followLink(ada, 16)

  await expect(resetPassword(supabase, caller, chosen)).rejects.toMatchObject({ code: 'proof_required' })
  expect(changes).toEqual([])

  await resetPassword(supabase, await followLink(ada), chosen)
  expect(changes).toHaveLength(1)
})

test('a mailed link and a second factor of a while ago set no password before the factor is proved anew', async () => {
  const ada = await person()
  const { supabase, changes } = ada
  await followLink(ada)
  const { data } = await supabase.auth.mfa.enroll({ factorType: 'totp', friendlyName: 'Phone' })
  const proof = { factorId: data!.id, code: totp(data!.totp.secret) }
  const { error } = await supabase.auth.mfa.challengeAndVerify(proof)
  const caller = await callerOf(await agedToken(supabase, 16))

  expect([error, caller.assurance?.aal]).toEqual([null, 'aal2'])
  const reset = resetPassword(supabase, caller, { password: 'second-password' })
  await expect(reset).rejects.toMatchObject({ code: 'proof_required' })
  expect(changes).toEqual([])
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
  const ada = await person()
  const { email, supabase, caller, changes } = ada
  await changeAccount(caller, { displayName: 'Grace Hopper' })

  for (const password of [email, email.split('@')[0]!, 'Grace.Hopper!1906']) {
    const changed = changePassword(supabase, caller, { currentPassword: 'first-password', password })
    await expect(changed).rejects.toMatchObject(NEAR)
  }
  const byLink = await followLink(ada)
  await expect(resetPassword(supabase, byLink, { password: 'grace hopper 1906' })).rejects.toMatchObject(NEAR)

  expect(changes).toEqual([])
})

test('a first password is compared with the name that is typed beside it', async () => {
  const ada = await person()
  const { supabase, changes } = ada
  const caller = await followLink(ada)

  const chosen = { displayName: 'Katherine Johnson', password: 'katherine-johnson' }
  await expect(resetPassword(supabase, caller, chosen)).rejects.toMatchObject(NEAR)

  expect(changes).toEqual([])
  await resetPassword(supabase, caller, { ...chosen, password: 'second-password' })
  expect(changes).toHaveLength(1)
  expect(changes[0]).not.toHaveProperty('displayName')
})
