import { expect } from 'vitest'
import { totp } from '../../src/totp'
import { createPerson, someAddress } from './people'
import { clientOf, keys, type Repaired } from './repaired-api'

export type Client = ReturnType<typeof clientOf>

/** A server of somebody's own address, which asks with their session. */
export async function createOwner(api: Repaired) {
  const person = await createPerson(api)
  const client = clientOf(api, keys.secret, { 'sb-forwarded-for': someAddress() })
  await client.auth.setSession(person.session)
  return { ...person, client }
}

export async function enroll(client: Client, friendlyName = 'Phone') {
  const { data, error } = await client.auth.mfa.enroll({ factorType: 'totp', friendlyName })
  expect(error).toBeNull()
  return { factorId: data!.id, ...data!.totp }
}

/** Asks for a challenge and answers it with the code of now. */
export const prove = (client: Client, { factorId, secret }: { factorId: string; secret: string }) =>
  client.auth.mfa.challengeAndVerify({ factorId, code: totp(secret) })

/** Somebody with a verified factor, whose client holds a session of the second level. */
export async function createOwnerOfFactor(api: Repaired) {
  const owner = await createOwner(api)
  const factor = await enroll(owner.client)
  const { data, error } = await prove(owner.client, factor)
  expect(error).toBeNull()
  return { ...owner, factor, lifted: data! }
}
