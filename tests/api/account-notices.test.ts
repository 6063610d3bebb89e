import { randomUUID } from 'node:crypto'
import { createClient } from '@supabase/supabase-js'
import { expect, inject, test } from 'vitest'
import { localDefaults } from '@/lib/local-defaults'
import { asOperator, authDatabase } from '../support/auth-database'
import { kindsOf, noticesTo } from '../support/sign-ins'

const { apiUrl } = inject('cluster')
const auth = { persistSession: false, autoRefreshToken: false }
const clientWith = (key: string) => createClient(apiUrl, key, { auth }).auth
const { admin } = clientWith(localDefaults.SUPABASE_SECRET_KEY)
const signedOut = () => clientWith(localDefaults.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY)

/** Somebody with a password since yesterday, signed in twice. */
async function person() {
  const email = `${randomUUID()}@example.com`
  const { data } = await admin.createUser({ email, password: 'first-password', email_confirm: true })
  const id = data.user!.id
  await authDatabase.query(
    `update auth.users set email_confirmed_at = now() - interval '1 day' where id = $1`,
    [id],
  )
  const [here, elsewhere] = [signedOut(), signedOut()]
  for (const client of [here, elsewhere])
    await client.signInWithPassword({ email, password: 'first-password' })
  const token = (await elsewhere.getSession()).data.session!.access_token
  return { id, email, here, livesElsewhere: async () => (await signedOut().getUser(token)).error === null }
}
type Person = Awaited<ReturnType<typeof person>>

const sets: [door: string, set: (person: Person, password: string) => Promise<unknown>][] = [
  [
    'the Auth API with an access token',
    ({ here }, password) => here.updateUser({ password, current_password: 'first-password' }),
  ],
  ['the admin API', ({ id }, password) => admin.updateUserById(id, { password })],
  [
    'SQL',
    ({ id }, password) =>
      asOperator('update auth.users set encrypted_password = $2 where id = $1', [id, `hash of ${password}`]),
  ],
]

test.each(sets)(
  '%s changes a password: it is logged, the owner is mailed, other sessions end',
  async (_, set) => {
    const ada = await person()
    expect(await ada.livesElsewhere()).toBe(true)

    await set(ada, 'second-password')

    expect(await kindsOf(authDatabase, ada.id)).toContain('password_changed')
    expect(await noticesTo(authDatabase, ada.email)).toEqual(['password_changed'])
    expect(await ada.livesElsewhere()).toBe(false)
  },
)

test('a password that stays is no news, whatever else of the account changes', async () => {
  const ada = await person()

  await ada.here.updateUser({ data: { display_name: 'Ada' } })
  await admin.updateUserById(ada.id, { user_metadata: { display_name: 'Countess' } })

  expect(await kindsOf(authDatabase, ada.id)).not.toContain('password_changed')
  expect(await noticesTo(authDatabase, ada.email)).toEqual([])
  expect(await ada.livesElsewhere()).toBe(true)
})

const newAddress = () => `${randomUUID()}@example.com`
const moves: [door: string, move: (person: Person, email: string) => Promise<unknown>][] = [
  ['the admin API', ({ id }, email) => admin.updateUserById(id, { email })],
  ['SQL', ({ id }, email) => asOperator('update auth.users set email = $2 where id = $1', [id, email])],
]

test.each(moves)(
  '%s changes an address: it is logged, the old one is mailed, every session ends',
  async (_, move) => {
    const ada = await person()

    await move(ada, newAddress())

    expect((await kindsOf(authDatabase, ada.id)).slice(-3)).toEqual([
      'email_changed',
      'session_ended',
      'session_ended',
    ])
    expect(await noticesTo(authDatabase, ada.email)).toEqual(['email_changed'])
    expect(await ada.livesElsewhere()).toBe(false)
  },
)

/** Accounts that links in mails open or name. */
async function openedBy(hashes: string[]) {
  const types = ['recovery', 'magiclink', 'email_change'] as const
  const opened = hashes.flatMap((token_hash) =>
    types.map(async (type) => (await signedOut().verifyOtp({ token_hash, type })).data.user?.email),
  )
  const { rows } = await authDatabase.query<{ email: string }>(
    'select owner.email from unnest($1::text[]) as hash, unnest($2::text[]) as type, private.link_owner(hash, type) as owner',
    [hashes, types],
  )
  return [...(await Promise.all(opened)).filter(Boolean), ...rows]
}

/** A link for a new password, and both of a change of the address. */
async function mailedHashes({ id, email, here }: Person, newEmail: string) {
  await admin.generateLink({ type: 'recovery', email })
  await here.updateUser({ email: newEmail })
  const { rows } = await authDatabase.query<{ recovery: string; change: string[] }>(
    `select recovery_token as recovery, array[email_change_token_current, email_change_token_new] as change
     from auth.users where id = $1`,
    [id],
  )
  expect([rows[0]!.recovery, ...rows[0]!.change].every(Boolean)).toBe(true)
  return rows[0]!
}

test.each(moves)(
  '%s changes an address: no link in a mail from before opens or names anything',
  async (_, move) => {
    const ada = await person()
    const { recovery, change } = await mailedHashes(ada, newAddress())

    await move(ada, newAddress())

    expect(await openedBy([recovery, ...change])).toEqual([])
  },
)

test('the link that completes a change of address ends the sessions and the links before it, and opens one', async () => {
  const [ada, email] = [await person(), newAddress()]
  const { recovery, change } = await mailedHashes(ada, email)

  const visitor = signedOut()
  for (const token_hash of change) await visitor.verifyOtp({ token_hash, type: 'email_change' })

  expect(await openedBy([recovery])).toEqual([])

  const { data } = await visitor.getUser()
  expect(data.user).toMatchObject({ id: ada.id, email })
  expect(await noticesTo(authDatabase, ada.email)).toEqual(['email_changed'])
  expect(await ada.livesElsewhere()).toBe(false)
})
