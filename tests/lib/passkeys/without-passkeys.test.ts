import { randomUUID } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { owner } from '../../support/owner'
import { createPerson } from '../../support/second-factors'

// Before the imports, which read the environment.
vi.hoisted(() => {
  process.env.PASSKEYS = 'off'
})
const { addPasskey, beginPasskey, listPasskeys, removePasskey, renamePasskey } =
  await import('@/lib/features/passkeys/service')
const { beginSignIn, confirmPasskey, signInWithPasskey } =
  await import('@/lib/features/passkeys/sign-in-service')
const { hasPasskeys } = await import('@/lib/auth/passkeys')

/** A person who made a passkey before the site had none. */
async function createOwnerOfPasskey() {
  const { browser } = await createPerson()
  const caller = await browser.caller()
  const passkeyId = randomUUID()
  await owner.query(
    `insert into auth.webauthn_credentials (id, user_id, credential_id, public_key, friendly_name)
     values ($1::uuid, $2, decode(md5($1::text), 'hex'), '', 'Key')`,
    [passkeyId, caller.userId],
  )
  return { request: browser.request(), caller, passkeyId }
}

test('a site without passkeys lists none, also to somebody who made one before', async () => {
  const { caller } = await createOwnerOfPasskey()

  expect([hasPasskeys, await listPasskeys(caller)]).toEqual([false, []])
})

test('a site without passkeys makes, changes, removes and takes none, and says why', async () => {
  const { request, caller, passkeyId } = await createOwnerOfPasskey()
  const credential = { id: '', rawId: '', type: 'public-key' as const, clientExtensionResults: {} }
  const made = { challengeId: randomUUID(), credential } as unknown as Parameters<typeof addPasskey>[2]
  const answer = {
    challengeId: randomUUID(),
    credential: { ...credential, response: { userHandle: Buffer.from(caller.userId).toString('base64url') } },
  } as unknown as Parameters<typeof confirmPasskey>[2]

  const attempts = await Promise.allSettled([
    beginPasskey(request, caller),
    addPasskey(request, caller, made),
    renamePasskey(request, passkeyId, { name: 'Phone' }),
    removePasskey(request, caller, passkeyId),
    beginSignIn(request),
    signInWithPasskey(request, answer),
    confirmPasskey(request, caller, answer),
  ])

  const refusal = { code: 'not_found', message: 'This site has no passkeys.' }
  for (const attempt of attempts)
    expect(attempt).toMatchObject({ status: 'rejected', reason: expect.objectContaining(refusal) })
  const left = await owner.query(
    'select friendly_name as name from auth.webauthn_credentials where id = $1',
    [passkeyId],
  )
  expect(left.rows).toEqual([{ name: 'Key' }])
})
