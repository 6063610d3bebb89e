import { describe, expect, test } from 'vitest'
import { createPerson, mailsTo, newAddress, PASSWORD } from './people'
import { expectFault, startPlainLite } from './plain-lite'
import { adminOf, clientOf, db, keys, SITE_URL, startRepaired } from './repaired-api'

const plain = await startPlainLite()
const api = await startRepaired()
const admin = adminOf(api).auth.admin

describe('the admin API (admin-users)', () => {
  test('plain Lite has none', async () => {
    const { error } = await plain.admin().auth.admin.createUser({ email: newAddress(), password: PASSWORD })

    expectFault('admin-users.ts and workarounds/admin', () => expect(error?.status).toBe(401))
  })

  test('makes a user who can sign in at once', async () => {
    const email = newAddress()

    const { data, error } = await admin.createUser({
      email: email.toUpperCase(),
      password: PASSWORD,
      email_confirm: true,
      user_metadata: { full_name: 'Ada' },
      app_metadata: { plan: 'pro' },
    })

    expect(error).toBeNull()
    expect(data.user).toMatchObject({
      email,
      role: 'authenticated',
      app_metadata: { provider: 'email', providers: ['email'], plan: 'pro' },
      user_metadata: { full_name: 'Ada', email_verified: true },
      identities: [{ provider: 'email', email }],
    })
    expect(await mailsTo(api, email)).toHaveLength(0)
    expect((await clientOf(api).auth.signInWithPassword({ email, password: PASSWORD })).error).toBeNull()
  })

  test.each([
    ['a taken address', { password: PASSWORD }, 'email_exists'],
    [
      'a password that bcrypt would cut',
      { email: newAddress(), password: 'x'.repeat(73) },
      'validation_failed',
    ],
    ['no address', { email: '', password: PASSWORD }, 'validation_failed'],
  ])('refuses %s', async (_, attributes, code) => {
    const { email } = await createPerson(api)

    const { error } = await admin.createUser({ email, ...attributes })

    expect(error?.code).toBe(code)
  })

  test('takes any password for a new user, and none but a good one for a change', async () => {
    const made = await admin.createUser({ email: newAddress(), password: 'x', email_confirm: true })
    const changed = await admin.updateUserById(made.data.user!.id, { password: 'y' })

    expect(made.error).toBeNull()
    expect(changed.error).toMatchObject({ status: 422, code: 'weak_password' })
  })

  test('is closed to the publishable key and to no key', async () => {
    const { id } = await createPerson(api)

    const { error } = await clientOf(api).auth.admin.deleteUser(id)
    const keyless = await fetch(`${api.url}/auth/v1/admin/users`)
    const madeUp = await fetch(`${api.url}/auth/v1/admin/users`, { headers: { apikey: 'sb_secret_made_up' } })

    expect(error).toMatchObject({ status: 403, code: 'not_admin' })
    expect([keyless.status, madeUp.status]).toEqual([401, 401])
    expect((await admin.getUserById(id)).data.user?.id).toBe(id)
  })

  test('is closed to a browser, which any page could send here with the well-known key', async () => {
    const headers = { apikey: keys.secret, 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64)' }

    const answer = await fetch(`${api.url}/auth/v1/admin/users`, { headers })

    expect(answer.status).toBe(401)
    expect(await answer.text()).not.toContain('@')
  })

  test('reads and changes a user', async () => {
    const { id, email } = await createPerson(api)
    const newEmail = newAddress()

    const changed = await admin.updateUserById(id, {
      email: newEmail,
      password: 'another password 1',
      user_metadata: { nick: 'a' },
      app_metadata: { plan: 'pro' },
    })
    const removed = await admin.updateUserById(id, { user_metadata: { nick: null } })
    const read = await admin.getUserById(id)

    expect(changed.data.user).toMatchObject({ email: newEmail, user_metadata: { nick: 'a' } })
    expect(removed.data.user?.user_metadata).not.toHaveProperty('nick')
    expect(read.data.user).toMatchObject({
      email: newEmail,
      app_metadata: { provider: 'email', plan: 'pro' },
    })
    const old = await clientOf(api).auth.signInWithPassword({ email, password: PASSWORD })
    const now = await clientOf(api).auth.signInWithPassword({
      email: newEmail,
      password: 'another password 1',
    })
    expect(old.error?.code).toBe('invalid_credentials')
    expect(now.error).toBeNull()
  })

  test('lists users a page at a time', async () => {
    await Promise.all([createPerson(api), createPerson(api), createPerson(api)])

    const first = await admin.listUsers({ page: 1, perPage: 2 })
    const second = await admin.listUsers({ page: 2, perPage: 2 })

    if (first.error || second.error) throw first.error ?? second.error
    expect(first.data.users).toHaveLength(2)
    expect(first.data.nextPage).toBe(2)
    expect(first.data.total).toBeGreaterThanOrEqual(3)
    expect(first.data.users.map(({ identities }) => identities)).toEqual([null, null])
    const ids = [...first.data.users, ...second.data.users].map((user) => user.id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test.each(['page=x', 'per_page=-1', 'page=1.5'])('refuses the page %s', async (query) => {
    const answer = await fetch(`${api.url}/auth/v1/admin/users?${query}`, {
      headers: { apikey: keys.secret },
    })

    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ error_code: 'validation_failed' })
  })

  test('removes a user with its sessions', async () => {
    const { id, client, session } = await createPerson(api)

    const { error } = await admin.deleteUser(id)

    expect(error).toBeNull()
    expect((await admin.getUserById(id)).error).toMatchObject({ status: 404, code: 'user_not_found' })
    expect((await client.auth.getUser(session.access_token)).error?.code).toBe('user_not_found')
    expect((await client.auth.refreshSession()).error).not.toBeNull()
    const left = await db.query(
      'select 1 from auth.identities where user_id = $1 union all select 1 from auth.refresh_tokens where user_id = $1',
      [id],
    )
    expect(left.rows).toEqual([])
  })

  test.each(['magiclink', 'recovery'] as const)(
    'makes a %s link that works and mails nothing',
    async (type) => {
      const { email } = await createPerson(api)

      const { data, error } = await admin.generateLink({
        type,
        email,
        options: { redirectTo: `${SITE_URL}/inbox` },
      })

      expect(error).toBeNull()
      expect(data.properties).toMatchObject({ verification_type: type, redirect_to: `${SITE_URL}/inbox` })
      expect(data.properties?.action_link).toContain(
        `${api.url}/auth/v1/verify?token=${data.properties?.hashed_token}`,
      )
      expect(await mailsTo(api, email)).toHaveLength(0)
      const token_hash = data.properties!.hashed_token
      expect((await clientOf(api).auth.verifyOtp({ token_hash, type })).error).toBeNull()
    },
  )

  test('makes a sign-up link, and the user with it', async () => {
    const email = newAddress()

    const { data } = await admin.generateLink({ type: 'signup', email, password: PASSWORD })

    const token_hash = data.properties!.hashed_token
    expect((await clientOf(api).auth.verifyOtp({ token_hash, type: 'signup' })).data.user?.email).toBe(email)
    expect((await clientOf(api).auth.signInWithPassword({ email, password: PASSWORD })).error).toBeNull()
  })

  test('makes no recovery link for an unknown address', async () => {
    const { error } = await admin.generateLink({ type: 'recovery', email: newAddress() })

    expect(error).toMatchObject({ status: 404, code: 'user_not_found' })
  })

  test('ends the sessions of a user', async () => {
    const { session } = await createPerson(api)

    const { error } = await admin.signOut(session.access_token, 'global')

    expect(error).toBeNull()
    expect((await clientOf(api).auth.getUser(session.access_token)).error?.name).toBe(
      'AuthSessionMissingError',
    )
  })
})
