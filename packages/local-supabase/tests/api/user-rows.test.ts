import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createPerson, newAddress, PASSWORD } from './people'
import { expectFault, startPlainLite } from './plain-lite'
import { adminOf, clientOf, db, startRepaired } from './repaired-api'

const plain = await startPlainLite()
const api = await startRepaired()
const TOKENS = [
  'confirmation_token',
  'recovery_token',
  'email_change',
  'email_change_token_new',
  'email_change_token_current',
  'phone_change',
  'phone_change_token',
  'reauthentication_token',
]
const INSTANCE = '00000000-0000-0000-0000-000000000000'

/** Somebody put into auth.users by hand: as Auth writes a row, but for the given columns. */
async function insertRow(change: Record<string, unknown> = {}) {
  const email = newAddress()
  const { rows } = await db.query(`select extensions.crypt($1, extensions.gen_salt('bf', 4)) as hash`, [
    PASSWORD,
  ])
  const row = {
    id: randomUUID(),
    email,
    encrypted_password: rows[0].hash,
    email_confirmed_at: new Date(),
    instance_id: INSTANCE,
    aud: 'authenticated',
    role: 'authenticated',
    raw_app_meta_data: {},
    raw_user_meta_data: {},
    created_at: new Date(),
    updated_at: new Date(),
    ...Object.fromEntries(TOKENS.map((name) => [name, ''])),
    ...change,
  }
  const names = Object.keys(row)
  await db.query(
    `insert into auth.users (${names.join()}) values (${names.map((_, index) => `$${index + 1}`).join()})`,
    Object.values(row),
  )
  return { email, id: row.id, remove: () => db.query('delete from auth.users where id = $1', [row.id]) }
}

const signIn = (email: string) => clientOf(api).auth.signInWithPassword({ email, password: PASSWORD })

describe('a row of auth.users (user-rows)', () => {
  test('plain Lite has no instance, and writes null for no token', async () => {
    const email = newAddress()
    await plain.client().auth.signUp({ email, password: PASSWORD })

    const { rows } = await plain.db.query('select * from auth.users where email = $1', [email])

    expectFault('user-rows.sql', () => expect(rows[0]).not.toHaveProperty('instance_id'))
    expectFault('user-rows.sql', () => expect(rows[0].recovery_token).toBeNull())
  })

  test.each(['a sign-up', 'an admin'])('of %s is written as Supabase Auth does', async (way) => {
    const email = newAddress()
    if (way === 'a sign-up') await clientOf(api).auth.signUp({ email, password: PASSWORD })
    else await adminOf(api).auth.admin.createUser({ email, password: PASSWORD })

    const { rows } = await db.query('select * from auth.users where email = $1', [email])

    const known = Object.fromEntries(TOKENS.slice(1).map((name) => [name, '']))
    expect(rows).toMatchObject([
      { ...known, instance_id: INSTANCE, aud: 'authenticated', is_super_admin: null },
    ])
    expect(rows[0].confirmation_token).not.toBeNull()
  })

  test('has an empty text again where a token was used', async () => {
    const { email } = await createPerson(api)
    const { data } = await adminOf(api).auth.admin.generateLink({ type: 'magiclink', email })
    await clientOf(api).auth.verifyOtp({ token_hash: data.properties!.hashed_token, type: 'email' })

    const { rows } = await db.query('select recovery_token from auth.users where email = $1', [email])

    expect(rows).toEqual([{ recovery_token: '' }])
  })

  test('gets no values by default', async () => {
    const { rows } = await db.query(
      `select table_name || '.' || column_name as name from information_schema.columns
       where table_schema = 'auth' and table_name in ('users', 'sessions', 'identities', 'refresh_tokens')
         and column_name in ('aud', 'role', 'created_at', 'updated_at', 'raw_app_meta_data', 'raw_user_meta_data')
         and column_default is not null`,
    )

    expect(rows).toEqual([])
  })
})

describe('a row that somebody put in by hand (user-rows)', () => {
  test('signs in when it is as Auth would write it', async () => {
    const { email } = await insertRow()

    expect((await signIn(email)).error).toBeNull()
  })

  test.each([
    ['without an instance', { instance_id: null }],
    ['of another instance', { instance_id: randomUUID() }],
    ['without an audience', { aud: null }],
  ])('%s is no user', async (_, change) => {
    const { email, id } = await insertRow(change)

    const signedIn = await signIn(email)
    const read = await adminOf(api).auth.admin.getUserById(id)
    const { data } = await adminOf(api).auth.admin.listUsers({ perPage: 1000 })

    expect(signedIn.error).toMatchObject({ status: 400, code: 'invalid_credentials' })
    expect(read.error).toMatchObject({ status: 404, code: 'user_not_found' })
    expect(data.users.map((user) => user.id)).not.toContain(id)
  })

  test.each(TOKENS)('with null in %s fails the sign-in, and the list of all users', async (name) => {
    const { email, id, remove } = await insertRow({ [name]: null })

    const signedIn = await signIn(email)
    const read = await adminOf(api).auth.admin.getUserById(id)
    const listed = await adminOf(api).auth.admin.listUsers()
    await remove()

    for (const { error } of [signedIn, read, listed])
      expect(error).toMatchObject({ status: 500, message: 'Database error querying schema' })
    expect((await adminOf(api).auth.admin.listUsers()).error).toBeNull()
  })
})
