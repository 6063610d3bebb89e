import { expect, test, vi } from 'vitest'
import { owner } from '../../support/owner'
import { byPasskey, createOwnerOfPasskey, made, newDevice, setUp, signed } from '../../support/passkeys'
import { addFactor, Browser, createPerson, signIn } from '../../support/second-factors'
import { kindsOf, noticesTo } from '../../support/sign-ins'

const { addPasskey, beginPasskey, listPasskeys, removePasskey, renamePasskey } =
  await import('@/lib/features/passkeys/service')
const { beginSignIn, confirmPasskey, signInWithPasskey } =
  await import('@/lib/features/passkeys/sign-in-service')
const { NewPasskey, PasskeyAnswer } = await import('@/lib/features/passkeys/schema')
const { listSessions } = await import('@/lib/features/account/service')
const { log } = await import('@/lib/observability/log')

const refused = 'This passkey was not accepted. Try another one, or another way.'

/** A device whose passkey names an account and was never added to it. */
function strangerAs(name: string) {
  const device = newDevice()
  device.create({ challenge: '', user: { id: Buffer.from(name).toString('base64url') } })
  return device
}

/** Makes every proof of the person's sessions old, as the database reads it from the token. */
async function unproved(browser: Browser) {
  const caller = await browser.caller()
  return { ...caller, assurance: { aal: 'aal1' as const, amr: [{ method: 'password', timestamp: 1 }] } }
}

test('a passkey is added, told to its owner, and signs out the other browsers', async () => {
  const { browser, email } = await createPerson()
  await signIn(email)

  await setUp(browser)

  const caller = await browser.caller()
  expect(await listPasskeys(caller)).toEqual([
    { id: expect.any(String), name: 'Passkey', createdAt: expect.any(String), lastUsedAt: null },
  ])
  expect((await listSessions(caller, { limit: 10 })).items).toHaveLength(1)
  expect(await noticesTo(owner, email)).toEqual(['passkey_added'])
  expect(await kindsOf(owner, caller.userId)).toContain('passkey_added')
})

test('a passkey signs its owner in on the first level, and is a recent proof', async () => {
  const { device, email } = await createOwnerOfPasskey()

  const { browser, email: told } = await byPasskey(device)

  expect(told).toBe(email)
  expect(await browser.claims()).toMatchObject({ aal: 'aal1', amr: [{ method: 'passkey' }] })
  await setUp(browser)
  const passkeys = await listPasskeys(await browser.caller())
  expect(passkeys.map(({ lastUsedAt }) => lastUsedAt !== null)).toEqual([true, false])
})

test('a passkey of an owner of a factor still leaves the factor to be proved', async () => {
  const { browser, device } = await createOwnerOfPasskey()
  await addFactor(browser)

  const caller = await (await byPasskey(device)).browser.caller()

  expect(caller.awaitsFactor).toBe(true)
  await expect(beginPasskey(browser.request(), caller)).rejects.toMatchObject({ code: 'factor_required' })
})

test('a passkey is added and removed after a recent proof alone', async () => {
  const { browser } = await createOwnerOfPasskey()
  const caller = await unproved(browser)
  const [passkey] = await listPasskeys(caller)

  const begun = beginPasskey(browser.request(), caller)
  await expect(begun).rejects.toMatchObject({ code: 'proof_required' })
  const removed = removePasskey(browser.request(), caller, passkey!.id)
  await expect(removed).rejects.toMatchObject({ code: 'proof_required' })
  const other = await beginPasskey(browser.request(), await browser.caller())
  const added = addPasskey(browser.request(), caller, made(other, newDevice()))
  await expect(added).rejects.toMatchObject({ code: 'proof_required' })
  expect(await listPasskeys(caller)).toHaveLength(1)
})

test('a passkey is renamed and removed, and no longer signs in', async () => {
  const { browser, device, email } = await createOwnerOfPasskey()
  const [passkey] = await listPasskeys(await browser.caller())
  await byPasskey(device)

  await renamePasskey(browser.request(), passkey!.id, { name: 'Laptop' })
  const renamed = await listPasskeys(await browser.caller())
  await removePasskey(browser.request(), await browser.caller(), passkey!.id)

  expect(renamed.map(({ name }) => name)).toEqual(['Laptop'])
  const caller = await browser.caller()
  expect(await listPasskeys(caller)).toEqual([])
  expect((await listSessions(caller, { limit: 10 })).items).toHaveLength(1)
  expect(await noticesTo(owner, email)).toEqual(['passkey_added', 'passkey_removed'])
  await expect(byPasskey(device)).rejects.toMatchObject({ code: 'invalid_request', message: refused })
})

test('a passkey of somebody else is neither renamed nor removed', async () => {
  const [ada, eve] = [await createOwnerOfPasskey(), await createPerson()]
  const [passkey] = await listPasskeys(await ada.browser.caller())
  const gone = { code: 'not_found', message: 'This passkey is no longer set up.' }

  const renamed = renamePasskey(eve.browser.request(), passkey!.id, { name: 'Mine' })
  await expect(renamed).rejects.toMatchObject(gone)
  const removed = removePasskey(eve.browser.request(), await eve.browser.caller(), passkey!.id)
  await expect(removed).rejects.toMatchObject(gone)
})

test('a challenge is answered once', async () => {
  const { device } = await createOwnerOfPasskey()
  const browser = new Browser()
  const answer = signed(await beginSignIn(browser.request()), device)
  await signInWithPasskey(browser.request(), answer)

  const again = signInWithPasskey(new Browser().request(), answer)

  await expect(again).rejects.toMatchObject({ message: 'This took too long. Please try again.' })
})

test('an unknown passkey and that of a banned account are refused in the same words', async () => {
  const { device, browser } = await createOwnerOfPasskey()
  const { userId } = await browser.caller()
  await owner.query(`update auth.users set banned_until = now() + interval '1 hour' where id = $1`, [userId])
  const stranger = strangerAs(userId)

  for (const refusedDevice of [device, stranger]) {
    await expect(byPasskey(refusedDevice)).rejects.toMatchObject({
      code: 'invalid_request',
      message: refused,
    })
  }
})

test('a passkey confirms its owner, in a new session that takes the place of the present one', async () => {
  const { browser, device } = await createOwnerOfPasskey()
  const before = await browser.caller()
  const begun = await beginSignIn(browser.request())

  await confirmPasskey(browser.request(), before, signed(begun, device))

  const after = await browser.caller()
  expect(after.userId).toBe(before.userId)
  expect(after.assurance?.amr).toEqual([{ method: 'passkey', timestamp: expect.any(Number) }])
  const { items } = await listSessions(after, { limit: 10 })
  expect(items.map(({ id }) => id)).toEqual([after.sessionId])
})

test('a passkey of another account confirms nobody, and signs nobody over', async () => {
  const [ada, eve] = [await createOwnerOfPasskey(), await createOwnerOfPasskey()]
  const caller = await ada.browser.caller()
  const confirm = async (userHandle?: string) =>
    confirmPasskey(
      ada.browser.request(),
      caller,
      signed(await beginSignIn(ada.browser.request()), eve.device, userHandle),
    )

  await expect(confirm()).rejects.toMatchObject({ message: 'This passkey belongs to another account.' })
  const asAda = Buffer.from(caller.userId).toString('base64url')
  await expect(confirm(asAda)).rejects.toMatchObject({ message: refused })
  expect((await ada.browser.caller()).userId).toBe(caller.userId)
})

const failuresOf = async (userId: string) => {
  const { rows } = await owner.query(
    `select method, user_agent from private.auth_events where user_id = $1 and kind = 'sign_in_failed'`,
    [userId],
  )
  return rows
}
const failure = { method: 'passkey', user_agent: 'Firefox/140.0' }

test('a refused passkey is logged for the account that it names, ten times an hour', async () => {
  const { userId } = await (await createOwnerOfPasskey()).browser.caller()
  const stranger = strangerAs(userId)

  await expect(byPasskey(stranger)).rejects.toMatchObject({ message: refused })

  await expect.poll(() => failuresOf(userId)).toEqual([failure])
  for (let attempt = 0; attempt < 11; attempt += 1) await expect(byPasskey(stranger)).rejects.toThrow(refused)
  await expect.poll(() => failuresOf(userId)).toHaveLength(10)
})

test('a passkey of somebody else is logged for the person who was to confirm', async () => {
  const [ada, eve] = [await createOwnerOfPasskey(), await createOwnerOfPasskey()]
  const [{ userId }, eves] = [await ada.browser.caller(), await eve.browser.caller()]
  const answer = signed(await beginSignIn(ada.browser.request()), eve.device)

  await expect(confirmPasskey(ada.browser.request(), await ada.browser.caller(), answer)).rejects.toThrow(
    'This passkey belongs to another account.',
  )

  await expect.poll(() => failuresOf(userId)).toEqual([failure])
  expect(await failuresOf(eves.userId)).toEqual([])
})

test('a refused passkey that names no account is logged for nobody, and is no error of ours', async () => {
  const errors = vi.spyOn(log, 'error').mockClear()
  const { userId } = await (await createOwnerOfPasskey()).browser.caller()

  for (const name of ['', 'nobody', crypto.randomUUID(), userId])
    await expect(byPasskey(strangerAs(name))).rejects.toMatchObject({ message: refused })

  await expect.poll(() => failuresOf(userId)).toEqual([failure])
  expect(errors).not.toHaveBeenCalled()
})

test('a passkey confirms nobody who has a factor', async () => {
  const { browser, device } = await createOwnerOfPasskey()
  await addFactor(browser)
  const answer = signed(await beginSignIn(browser.request()), device)

  const confirmed = confirmPasskey(browser.request(), await browser.caller(), answer)

  await expect(confirmed).rejects.toMatchObject({ code: 'forbidden' })
})

test.each([
  '',
  '{',
  '"text"',
  '{"id": 1}',
  '{"id": "x", "rawId": "x", "type": "public-key"}',
  'x'.repeat(20_001),
])('the answer %j is no passkey’s', (credential) => {
  const challengeId = crypto.randomUUID()

  expect(PasskeyAnswer.safeParse({ challengeId, credential }).success).toBe(false)
  expect(NewPasskey.safeParse({ challengeId, credential }).success).toBe(false)
})
