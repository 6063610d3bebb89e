import { expect, test } from 'vitest'
import { admin, anonymous, createPerson, createUser, newAddress, PASSWORD } from './backend'

test('the secret key makes, reads, changes and removes a user', async () => {
  const email = newAddress()
  const users = admin.auth.admin

  const created = await users.createUser({
    email,
    password: PASSWORD,
    email_confirm: true,
    user_metadata: { nick: 'ada' },
  })
  const id = created.data.user?.id ?? ''
  const changed = await users.updateUserById(id, {
    app_metadata: { plan: 'pro' },
    user_metadata: { nick: null },
  })
  const read = await users.getUserById(id)
  const removed = await users.deleteUser(id)
  const gone = await users.getUserById(id)

  expect([created.error, changed.error, read.error, removed.error]).toEqual([null, null, null, null])
  expect(created.data.user).toMatchObject({ email, user_metadata: { nick: 'ada' } })
  expect(read.data.user?.app_metadata).toMatchObject({ provider: 'email', plan: 'pro' })
  expect(read.data.user?.user_metadata).not.toHaveProperty('nick')
  expect(gone.error).toMatchObject({ status: 404, code: 'user_not_found' })
})

test('a removed user can neither refresh nor be asked for', async () => {
  const { id, client, session } = await createPerson()

  await admin.auth.admin.deleteUser(id)

  expect((await client.auth.getUser(session.access_token)).error).not.toBeNull()
  expect((await client.auth.refreshSession()).error).not.toBeNull()
})

test('a taken address is refused by name', async () => {
  const { email } = await createUser()

  const { error } = await admin.auth.admin.createUser({ email, password: PASSWORD })

  expect(error).toMatchObject({ status: 422, code: 'email_exists' })
})

test('the list answers by pages', async () => {
  await Promise.all([createUser(), createUser()])

  const { data, error } = await admin.auth.admin.listUsers({ page: 1, perPage: 1 })

  expect(error).toBeNull()
  expect(data.users).toHaveLength(1)
})

test.each(['magiclink', 'recovery'] as const)('a made %s link signs in by its hash', async (type) => {
  const { email, id } = await createUser()

  const { data } = await admin.auth.admin.generateLink({ type, email })
  const token_hash = data.properties?.hashed_token ?? ''
  const verified = await anonymous().auth.verifyOtp({ token_hash, type })

  expect(verified.data.user?.id).toBe(id)
})

test('the publishable key is no admin', async () => {
  const { id } = await createUser()

  const { error } = await anonymous().auth.admin.deleteUser(id)

  expect(error).toMatchObject({ status: 403, code: 'not_admin' })
  expect((await admin.auth.admin.getUserById(id)).data.user?.id).toBe(id)
})
