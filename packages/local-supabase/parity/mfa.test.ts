import { expect, test } from 'vitest'
import { totp } from '../src/totp'
import { admin, anonymous, createPerson, PASSWORD } from './backend'

const claimsOf = async (client: ReturnType<typeof anonymous>) => (await client.auth.getClaims()).data!.claims

const levelOf = async ({ auth }: ReturnType<typeof anonymous>) =>
  (await auth.mfa.getAuthenticatorAssuranceLevel()).data

/** Sessions of one person and the verified factor of the first of them. */
async function createOwner() {
  const { id, email, client } = await createPerson()
  const enrolled = await client.auth.mfa.enroll({ factorType: 'totp', friendlyName: 'Phone' })
  if (enrolled.error) throw enrolled.error
  const factorId = enrolled.data.id
  const prove = ({ auth }: typeof client) =>
    auth.mfa.challengeAndVerify({ factorId, code: totp(enrolled.data.totp.secret) })
  const lifted = await prove(client)
  if (lifted.error) throw lifted.error
  return { id, email, client, factorId, prove }
}

const { id, email, client, factorId, prove } = await createOwner()

test('the code of an authenticator app lifts the session, which stays there over refreshes', async () => {
  const before = await claimsOf(client)
  await client.auth.refreshSession()
  const after = await claimsOf(client)

  for (const claims of [before, after])
    expect(claims).toMatchObject({
      aal: 'aal2',
      amr: [
        { method: 'totp', timestamp: expect.any(Number) },
        { method: 'password', timestamp: expect.any(Number) },
      ],
    })
  expect(after.session_id).toBe(before.session_id)
  expect(await levelOf(client)).toMatchObject({ currentLevel: 'aal2', nextLevel: 'aal2' })
})

test('a sign-in begins on the first level and says that there is a second one', async () => {
  const other = anonymous()
  await other.auth.signInWithPassword({ email, password: PASSWORD })

  const before = await levelOf(other)
  await prove(other)

  expect(before).toMatchObject({ currentLevel: 'aal1', nextLevel: 'aal2' })
  expect(await levelOf(other)).toMatchObject({ currentLevel: 'aal2', nextLevel: 'aal2' })
})

test('the removal of the factor by an admin takes its sessions back to the first level', async () => {
  const { error } = await admin.auth.admin.mfa.deleteFactor({ userId: id, id: factorId })
  await client.auth.refreshSession()

  expect(error).toBeNull()
  expect(await claimsOf(client)).toMatchObject({ aal: 'aal1', amr: [{ method: 'password' }] })
  expect((await client.auth.mfa.listFactors()).data?.all).toEqual([])
})
