import { totp } from '@plinth/local-supabase/totp'
import { expect, test } from 'vitest'
import { owner } from '../../support/owner'
import { addFactor, createOwnerOfFactor, createPerson, PASSWORD, signIn } from '../../support/second-factors'
import { kindsOf, noticesTo } from '../../support/sign-ins'

const { beginEnrolment, finishEnrolment, removeFactor } =
  await import('@/lib/features/factors/enrolment-service')
const { confirmPassword, listFactors, verifyCode } =
  await import('@/lib/features/factors/confirmation-service')
const { getTwoStep, keepRecoveryCodes, replaceRecoveryCodes, spendRecoveryCode } =
  await import('@/lib/features/factors/service')
const { changePassword } = await import('@/lib/features/account/password-service')

const WRONG = '000000'

const sessionsOf = async (userId: string) =>
  (await owner.query('select id from auth.sessions where user_id = $1', [userId])).rows.map(({ id }) => id)

test('an authenticator app is set up by its first code, which lifts the session to the second level', async () => {
  const { browser, email } = await createPerson()
  const before = await browser.claims()

  const { factorId, qrCode, secret, uri } = await beginEnrolment(
    browser.request(),
    await browser.caller(),
    { name: 'Phone' },
    'Plinth',
  )
  const begun = await getTwoStep(await browser.caller())
  await verifyCode(browser.request(), await browser.caller(), { factorId, code: totp(secret) })

  expect(decodeURIComponent(qrCode)).toMatch(/^data:image\/svg\+xml,<\?xml[^#]*<svg/)
  expect(uri).toContain(`otpauth://totp/Plinth:${email}`)
  expect(begun.factors).toEqual([])
  expect([before?.aal, (await browser.claims())?.aal]).toEqual(['aal1', 'aal2'])
  expect(await getTwoStep(await browser.caller())).toEqual({
    factors: [
      {
        id: factorId,
        name: 'Phone',
        type: 'totp',
        createdAt: expect.any(String),
        lastAskedAt: expect.any(String),
      },
    ],
    recoveryCodes: { left: 0, kept: false },
  })
})

test('an app that was begun is finished by nobody who has proved nothing for a while', async () => {
  const { browser } = await createPerson()
  const { factorId, secret } = await beginEnrolment(
    browser.request(),
    await browser.caller(),
    { name: 'Phone' },
    'Plinth',
  )
  const { amr, ...claims } = (await browser.caller()).assurance!
  const idle = {
    ...(await browser.caller()),
    assurance: { ...claims, amr: amr.map((proof) => ({ ...proof, timestamp: proof.timestamp - 16 * 60 })) },
  }

  const finished = finishEnrolment(browser.request(), idle, { factorId, code: totp(secret) })

  await expect(finished).rejects.toMatchObject({ code: 'proof_required' })
  expect(await listFactors(idle)).toEqual([])
})

test('an app that was begun and left can be begun again by the same name, and one that is set up keeps its name', async () => {
  const { browser } = await createPerson()
  await beginEnrolment(browser.request(), await browser.caller(), { name: 'Phone' }, 'Plinth')

  await addFactor(browser, 'Phone')

  const again = beginEnrolment(browser.request(), await browser.caller(), { name: 'Phone' }, 'Plinth')
  await expect(again).rejects.toMatchObject({
    code: 'invalid_request',
    details: [{ path: 'name', message: 'You have an app of this name.' }],
  })
})

test('a wrong code is refused, and stands in the sign-in log', async () => {
  const { browser, factorId } = await createOwnerOfFactor()
  const caller = await browser.caller()

  const refused = verifyCode(browser.request(), caller, { factorId, code: WRONG })

  await expect(refused).rejects.toMatchObject({ code: 'invalid_request', details: [{ path: 'code' }] })
  expect((await kindsOf(owner, caller.userId)).at(-1)).toBe('code_refused')
})

test('ten wrong codes of an hour are kept, so that nobody fills the log of somebody else', async () => {
  const { browser } = await createOwnerOfFactor()
  const caller = await browser.caller()

  for (const _ of Array.from({ length: 12 })) {
    await spendRecoveryCode(browser.request(), caller, { recoveryCode: 'nonsense' }).catch(() => {})
  }

  const kinds = await kindsOf(owner, caller.userId)
  expect(kinds.filter((kind) => kind === 'code_refused')).toHaveLength(10)
})

test('a password alone leaves a mark in the token of an account with a factor, and the code takes it away', async () => {
  const { email, factorId, secret } = await createOwnerOfFactor()
  const phone = await signIn(email)
  const half = await phone.caller()

  const asked = await listFactors(half)
  await verifyCode(phone.request(), half, { factorId: asked[0]!.id, code: totp(secret) })

  expect(asked).toMatchObject([{ id: factorId }])
  expect(half.awaitsFactor).toBe(true)
  expect((await phone.caller()).awaitsFactor).toBeUndefined()
})

test('a person without a factor bears no mark', async () => {
  const { browser } = await createPerson()

  expect((await browser.caller()).awaitsFactor).toBeUndefined()
})

test('recovery codes are ten, are kept once their owner says so, and former ones end', async () => {
  const { browser } = await createOwnerOfFactor()
  const caller = await browser.caller()

  const former = await replaceRecoveryCodes(caller)
  await keepRecoveryCodes(caller)
  const kept = await getTwoStep(caller)
  const codes = await replaceRecoveryCodes(caller)

  expect(new Set([...former, ...codes]).size).toBe(20)
  expect(kept.recoveryCodes).toEqual({ left: 10, kept: true })
  expect((await getTwoStep(caller)).recoveryCodes).toEqual({ left: 10, kept: false })
  const refused = spendRecoveryCode(browser.request(), caller, { recoveryCode: former[0]! })
  await expect(refused).rejects.toMatchObject({ details: [{ path: 'recoveryCode' }] })
})

test('a session that a password alone has opened gets no recovery codes', async () => {
  const { email } = await createOwnerOfFactor()
  const half = await (await signIn(email)).caller()

  await expect(replaceRecoveryCodes(half)).rejects.toMatchObject({ code: 'factor_required' })
})

test('new recovery codes are a row of the sign-in log each time, and refused ones are none', async () => {
  const { browser, email } = await createOwnerOfFactor()
  const caller = await browser.caller()
  const half = await (await signIn(email)).caller()
  const made = async () =>
    (await kindsOf(owner, caller.userId)).filter((kind) => kind === 'recovery_codes_created').length

  const before = await made()
  await replaceRecoveryCodes(caller)
  await replaceRecoveryCodes(caller)
  await expect(replaceRecoveryCodes(half)).rejects.toMatchObject({ code: 'factor_required' })

  expect([before, await made()]).toEqual([0, 2])
})

test('the database holds no recovery code as it is written', async () => {
  const { browser } = await createOwnerOfFactor()
  const caller = await browser.caller()

  const [code] = await replaceRecoveryCodes(caller)

  const { rows } = await owner.query(
    'select encode(hash, $2) as hash from private.recovery_codes where user_id = $1',
    [caller.userId, 'escape'],
  )
  expect(rows).toHaveLength(10)
  expect(JSON.stringify(rows)).not.toContain(code!.replaceAll('-', ''))
})

test('a recovery code works once: every factor and every other session ends, and the owner gets one mail of it', async () => {
  const { browser, email } = await createOwnerOfFactor()
  const [code, another] = await replaceRecoveryCodes(await browser.caller())
  const phone = await signIn(email)
  const half = await phone.caller()

  await spendRecoveryCode(phone.request(), half, { recoveryCode: code!.toUpperCase().replaceAll('-', ' ') })

  const caller = await phone.caller()
  expect(caller).toMatchObject({ sessionId: half.sessionId })
  expect(caller.awaitsFactor).toBeUndefined()
  expect(await sessionsOf(half.userId)).toEqual([half.sessionId])
  expect(await getTwoStep(caller)).toEqual({ factors: [], recoveryCodes: { left: 0, kept: false } })
  expect(await noticesTo(owner, email)).toEqual(['factor_added', 'recovery_code_used'])
  expect(await kindsOf(owner, half.userId)).toContain('recovery_code_used')
  for (const spent of [code!, another!]) {
    const refused = spendRecoveryCode(phone.request(), caller, { recoveryCode: spent })
    await expect(refused).rejects.toMatchObject({ code: 'invalid_request' })
  }
})

test('a session of the second level falls to the first by a recovery code', async () => {
  const { browser } = await createOwnerOfFactor()
  const [code] = await replaceRecoveryCodes(await browser.caller())

  await spendRecoveryCode(browser.request(), await browser.caller(), { recoveryCode: code! })

  expect((await browser.claims())?.aal).toBe('aal1')
  await addFactor(browser, 'New phone')
  expect((await browser.claims())?.aal).toBe('aal2')
})

test('a recovery code opens no account but its own', async () => {
  const [ada, eve] = [await createOwnerOfFactor(), await createOwnerOfFactor()]
  const [code] = await replaceRecoveryCodes(await ada.browser.caller())

  const stolen = spendRecoveryCode(eve.browser.request(), await eve.browser.caller(), { recoveryCode: code! })

  await expect(stolen).rejects.toMatchObject({ code: 'invalid_request' })
  expect((await getTwoStep(await ada.browser.caller())).recoveryCodes.left).toBe(10)
})

test('recovery codes stay with one of two factors, and end with the last', async () => {
  const { browser, factorId } = await createOwnerOfFactor()
  await replaceRecoveryCodes(await browser.caller())
  const second = await addFactor(browser, 'Tablet')

  await removeFactor(browser.request(), await browser.caller(), factorId)
  const { recoveryCodes } = await getTwoStep(await browser.caller())
  await removeFactor(browser.request(), await browser.caller(), second.factorId)

  expect(recoveryCodes.left).toBe(10)
  expect(await getTwoStep(await browser.caller())).toEqual({
    factors: [],
    recoveryCodes: { left: 0, kept: false },
  })
})

test('a factor is removed on the second level alone', async () => {
  const { email, factorId } = await createOwnerOfFactor()
  const phone = await signIn(email)

  const half = await phone.caller()
  await expect(removeFactor(phone.request(), half, factorId)).rejects.toMatchObject({
    code: 'factor_required',
  })

  expect(await listFactors(await phone.caller())).toHaveLength(1)
})

test('a person without a factor is proved by the password, in a new session in place of the old one', async () => {
  const { browser } = await createPerson()
  const former = await browser.caller()

  const refused = confirmPassword(browser.request(), former, { password: 'not the password' })
  await expect(refused).rejects.toMatchObject({ details: [{ path: 'password' }] })
  await confirmPassword(browser.request(), former, { password: PASSWORD })

  const { sessionId, userId } = await browser.caller()
  expect(sessionId).not.toBe(former.sessionId)
  expect(await sessionsOf(userId)).toEqual([sessionId])
})

test('a password proves nobody who has a factor', async () => {
  const { browser } = await createOwnerOfFactor()

  const refused = confirmPassword(browser.request(), await browser.caller(), { password: PASSWORD })

  await expect(refused).rejects.toMatchObject({ code: 'forbidden' })
  expect((await browser.claims())?.aal).toBe('aal2')
})

test('who has a factor changes the password and stays on the second level, in one session', async () => {
  const { browser, email } = await createOwnerOfFactor()
  const caller = await browser.caller()

  const wrong = changePassword(browser.request(), caller, {
    currentPassword: 'not the password',
    password: 'another horse 9 battery',
  })
  await expect(wrong).rejects.toMatchObject({ details: [{ path: 'currentPassword' }] })
  await changePassword(browser.request(), caller, {
    currentPassword: PASSWORD,
    password: 'another horse 9 battery',
  })

  expect((await browser.claims())?.aal).toBe('aal2')
  expect(await sessionsOf(caller.userId)).toEqual([caller.sessionId])
  await signIn(email, 'another horse 9 battery')
})
