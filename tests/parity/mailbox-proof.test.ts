import { admin as service, anonymous, newAddress, visitor } from '@plinth/local-supabase/parity/backend'
import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'

const connectionString = process.env.DATABASE_OWNER_URL
const owner = new pg.Pool({ ...(connectionString && { connectionString }), max: 1 })
afterAll(() => owner.end())

const PASSWORD = 'chosen by somebody else'
const anybody = () => anonymous().auth
const { admin } = service.auth

/** Somebody signs up for an address of another person, at the door of Supabase Auth. */
async function signUpFor(email: string) {
  const { error } = await anybody().signUp({
    email,
    password: PASSWORD,
    options: { data: { display_name: 'Mallory', avatar_url: 'https://evil.example' } },
  })
  if (error) throw error
}

type Column = 'confirmation_token' | 'recovery_token'

/** The token of the mail to an address, as only its mailbox knows it. */
async function mailedToken(email: string, column: Column) {
  const { rows } = await owner.query<{ token: string }>(
    `select ${column} as token from auth.users where email = $1`,
    [email],
  )
  return rows[0]!.token
}

async function follow(email: string, column: Column, type: 'email' | 'recovery' | 'magiclink' | 'invite') {
  const client = anybody()
  const { data, error } = await client.verifyOtp({ token_hash: await mailedToken(email, column), type })
  if (error || !data.session) throw error ?? new Error('no session')
  return client
}

async function account(email: string) {
  const { rows } = await owner.query<{ metadata: object; name: string; confirmed: boolean }>(
    `select raw_user_meta_data as metadata, display_name as name, email_confirmed_at is not null as confirmed
     from auth.users join public.profiles using (id) where email = $1`,
    [email],
  )
  return rows[0]!
}

/** Counts apart from the sign-ins of the other files, which share an address. */
async function signInBy(email: string, password: string) {
  const { error } = await visitor().auth.signInWithPassword({ email, password })
  return error?.code ?? 'signed-in'
}

const proofs: [string, (email: string) => Promise<unknown>][] = [
  ['the link of that sign-up', (email) => follow(email, 'confirmation_token', 'email')],
  [
    'the link of a sign-up of their own',
    async (email) => {
      await owner.query(
        "update auth.users set confirmation_sent_at = now() - interval '1 hour' where email = $1",
        [email],
      )
      const { error } = await anybody().signInWithOtp({ email })
      if (error) throw error
      await follow(email, 'confirmation_token', 'email')
    },
  ],
  [
    'a link for a forgotten password',
    async (email) => {
      const { error } = await anybody().resetPasswordForEmail(email)
      if (error) throw error
      await follow(email, 'recovery_token', 'recovery')
    },
  ],
  [
    'a sign-in link of an administrator',
    async (email) => {
      await admin.generateLink({ type: 'magiclink', email })
      await follow(email, 'recovery_token', 'magiclink')
    },
  ],
  [
    'an invitation of Supabase Auth',
    async (email) => {
      const { error } = await admin.inviteUserByEmail(email)
      if (error) throw error
      await follow(email, 'confirmation_token', 'invite')
    },
  ],
  [
    'an administrator who confirms it',
    async (email) => {
      const { rows } = await owner.query('select id from auth.users where email = $1', [email])
      const { error } = await admin.updateUserById(rows[0].id, { email_confirm: true })
      if (error) throw error
    },
  ],
]

describe.runIf(connectionString)('the first proof of a mailbox', () => {
  test.each(proofs)(
    'a password that somebody else has chosen for an address is void after its proof by %s',
    async (_, prove) => {
      const email = newAddress()
      await signUpFor(email)

      await prove(email)

      expect(await account(email)).toMatchObject({ confirmed: true, name: email.split('@')[0] })
      expect(JSON.stringify((await account(email)).metadata)).not.toMatch(/Mallory|evil/)
      expect(await signInBy(email, PASSWORD)).toBe('invalid_credentials')
    },
  )

  test('a password that its owner chooses after the proof works', async () => {
    const email = newAddress()
    await signUpFor(email)
    const client = await follow(email, 'confirmation_token', 'email')

    const { error } = await client.updateUser({ password: 'chosen by the owner', data: { theme: 'dark' } })

    expect(error).toBeNull()
    expect(await signInBy(email, 'chosen by the owner')).toBe('signed-in')
    expect((await account(email)).metadata).toMatchObject({ theme: 'dark' })
  })

  test('an account that an administrator makes keeps its password and its name', async () => {
    const email = newAddress()
    const user_metadata = { display_name: 'Grace' }

    await admin.createUser({
      email,
      password: 'chosen by an administrator',
      email_confirm: true,
      user_metadata,
    })

    expect(await signInBy(email, 'chosen by an administrator')).toBe('signed-in')
    expect(await account(email)).toMatchObject({ name: 'Grace', metadata: user_metadata })
  })
})
