import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { acting } from '../support/acting'
import { owner } from '../support/owner'
import { createUser } from '../support/people'

async function createOwnerOfPasskey() {
  const ada = await createUser()
  await owner.query(
    `insert into auth.webauthn_credentials (user_id, credential_id, public_key, friendly_name) values ($1, $2, '', 'Laptop')`,
    [ada.userId, Buffer.from(ada.userId)],
  )
  return ada
}

const names = 'select name from private.own_passkeys()'

test('a person sees their own passkeys, and those of nobody else', async () => {
  const [ada, eve] = [await createOwnerOfPasskey(), await createUser()]

  expect(await acting({ role: 'app_user', userId: ada.userId }, names)).toEqual({
    rows: [{ name: 'Laptop' }],
  })
  expect(await acting({ role: 'app_user', userId: eve.userId }, names)).toEqual({ rows: [] })
})

test('a token of an OAuth client sees no passkey', async () => {
  const { userId } = await createOwnerOfPasskey()

  const claims = { client_id: randomUUID() }
  expect(await acting({ role: 'app_user', userId, claims }, names)).toEqual({ rows: [] })
})

test.each(['anon', 'authenticated', 'service_role'] as const)('%s may not list passkeys', async (role) => {
  const { userId } = await createOwnerOfPasskey()

  expect(await acting({ role, userId }, names)).toEqual({ refused: '42501' })
})

test.each(['anon', 'authenticated', 'app_user'] as const)('%s reads no passkey at Auth', async (role) => {
  const { userId } = await createOwnerOfPasskey()

  expect(await acting({ role, userId }, 'select * from auth.webauthn_credentials')).toEqual({
    refused: '42501',
  })
})
