import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { AuthRetryableFetchError } from '@supabase/supabase-js'
import { expect, test, vi } from 'vitest'
import { takeAuthLines } from '../../support/log-lines'
import { addImpersonation } from '../../support/impersonations'
import { owner } from '../../support/owner'
import { byPasskey, createOwnerOfPasskey, newDevice, setUp, signed } from '../../support/passkeys'
import { vouch } from '../../support/providers'
import { addFactor, Browser, createPerson, PASSWORD } from '../../support/second-factors'

// Our lines and the limits of Auth go by the address of each browser.
vi.hoisted(() => {
  process.env.TRUSTED_PROXY_HOPS = '1'
})

const { AppError } = await import('@/lib/errors')
const account = await import('@/lib/features/account/service')
const identities = await import('@/lib/features/account/identity-service')
const passwords = await import('@/lib/features/account/password-service')
const signIns = await import('@/lib/features/account/sign-in-service')
const { authEventKinds } = await import('@/lib/features/auth-events/schema')
const { confirmPassword, listFactors, verifyCode } =
  await import('@/lib/features/factors/confirmation-service')
const { removeFactor } = await import('@/lib/features/factors/enrolment-service')
const { replaceRecoveryCodes, spendRecoveryCode } = await import('@/lib/features/factors/service')
const { openImpersonation } = await import('@/lib/features/impersonations/service')
const { listPasskeys, removePasskey } = await import('@/lib/features/passkeys/service')
const { beginSignIn, confirmPasskey, signInWithPasskey } =
  await import('@/lib/features/passkeys/sign-in-service')
const { authLineEvents, failedAuthEvents } = await import('@/lib/observability/auth-event-line')

type Person = { browser: Browser; email: string }
type Door = [what: string, event: string, act: (person: Person) => Promise<unknown>]

const WRONG = { password: 'not the password', code: '000000', recoveryCode: 'nonsense' }
const way = { next: '', locale: 'en' } as const
const refused = (attempt: Promise<unknown>) => expect(attempt).rejects.toBeInstanceOf(AppError)
const column = async (email: string, name: string) =>
  (await owner.query(`select ${name} as value from auth.users where email = $1`, [email])).rows[0].value

/** Goes to a provider that vouches for the address, and comes back with the code. */
async function comeBack(browser: Browser, address: string, email: string) {
  const code = (await vouch(address, { email })).searchParams.get('code')!
  return signIns.exchangeCode(browser.request(), code, 'provider')
}

async function linkGoogle({ browser, email }: Person) {
  const address = await identities.beginLinking(browser.request(), await browser.caller(), 'google')
  await vouch(address, { email })
  await identities.noteLinking(browser.request(), await browser.caller())
}

async function followReset({ browser, email }: Person) {
  await passwords.requestPasswordReset(browser.request(), { email }, way)
  const tokenHash = await column(email, 'recovery_token')
  await signIns.confirmLink(browser.request(), { tokenHash, type: 'recovery' })
}

const visitor = () => ({ requestId: randomUUID(), userAgent: 'Firefox', ipAddress: '192.0.2.7' })

/** Lines that name the person. */
const known: Door[] = [
  [
    'a password',
    'signed_in',
    ({ email }) => signIns.signIn(new Browser().request(), { email, password: PASSWORD }),
  ],
  ['a mailed link', 'signed_in', followReset],
  [
    'a provider',
    'signed_in',
    async ({ email }) => {
      const browser = new Browser()
      const address = await identities.beginProviderSignIn(browser.request(), 'google', '/')
      await comeBack(browser, address, email)
    },
  ],
  [
    'a provider that enters the account',
    'identity_added',
    async ({ email }) => {
      await owner.query(
        `update auth.users set email_confirmed_at = now() - interval '1 day' where email = $1`,
        [email],
      )
      const browser = new Browser()
      const address = await identities.beginProviderSignIn(browser.request(), 'google', '/')
      await comeBack(browser, address, email)
    },
  ],
  ['a passkey', 'signed_in', async ({ browser }) => byPasskey(await setUp(browser))],
  [
    'the password once more',
    'signed_in',
    async ({ browser }) => confirmPassword(browser.request(), await browser.caller(), { password: PASSWORD }),
  ],
  [
    'the session in whose place another comes',
    'session_ended',
    async ({ browser }) => confirmPassword(browser.request(), await browser.caller(), { password: PASSWORD }),
  ],
  [
    'a session that is ended from the list',
    'session_ended',
    async ({ browser }) => {
      const caller = await browser.caller()
      await account.endSession(caller, caller.sessionId!)
    },
  ],
  [
    'the end of all sessions',
    'session_ended',
    async ({ browser }) => account.endSessions(await browser.caller()),
  ],
  [
    'a changed password',
    'password_changed',
    async ({ browser }) =>
      passwords.changePassword(browser.request(), await browser.caller(), {
        currentPassword: PASSWORD,
        password: 'another horse 9 battery',
      }),
  ],
  [
    'the second link of a changed address',
    'email_changed',
    async ({ browser, email }) => {
      await browser.request().auth.updateUser({ email: `${randomUUID()}@example.com` })
      for (const token of ['email_change_token_current', 'email_change_token_new']) {
        const tokenHash = await column(email, token)
        await signIns.confirmLink(browser.request(), { tokenHash, type: 'email_change' })
      }
    },
  ],
  ['a code of an app', 'code_confirmed', ({ browser }) => addFactor(browser)],
  ['a new app', 'factor_added', ({ browser }) => addFactor(browser)],
  [
    'an app that is removed',
    'factor_removed',
    async ({ browser }) => {
      const { factorId } = await addFactor(browser)
      await removeFactor(browser.request(), await browser.caller(), factorId)
    },
  ],
  [
    'a wrong code',
    'code_refused',
    async ({ browser }) => {
      await addFactor(browser)
      const [factor] = await listFactors(await browser.caller())
      const input = { factorId: factor!.id, code: WRONG.code }
      await refused(verifyCode(browser.request(), await browser.caller(), input))
    },
  ],
  [
    'a wrong recovery code',
    'code_refused',
    async ({ browser }) => refused(spendRecoveryCode(browser.request(), await browser.caller(), WRONG)),
  ],
  [
    'new recovery codes',
    'recovery_codes_created',
    async ({ browser }) => {
      await addFactor(browser)
      await replaceRecoveryCodes(await browser.caller())
    },
  ],
  [
    'a recovery code',
    'recovery_code_used',
    async ({ browser }) => {
      await addFactor(browser)
      const [recoveryCode] = await replaceRecoveryCodes(await browser.caller())
      await spendRecoveryCode(browser.request(), await browser.caller(), { recoveryCode: recoveryCode! })
    },
  ],
  ['a provider that is connected', 'identity_added', linkGoogle],
  [
    'a provider that is disconnected',
    'identity_removed',
    async (person) => {
      await linkGoogle(person)
      const { browser } = person
      const [google] = (await identities.getSignInMethods(await browser.caller())).identities
      await identities.unlinkIdentity(browser.request(), await browser.caller(), { identityId: google!.id })
    },
  ],
  ['a new passkey', 'passkey_added', ({ browser }) => setUp(browser)],
  [
    'a passkey that is removed',
    'passkey_removed',
    async ({ browser }) => {
      await setUp(browser)
      const [passkey] = await listPasskeys(await browser.caller())
      await removePasskey(browser.request(), await browser.caller(), passkey!.id)
    },
  ],
  [
    'a passkey of somebody else that is to confirm it is them',
    'passkey_refused',
    async ({ browser }) => {
      const { device } = await createOwnerOfPasskey()
      const answer = signed(await beginSignIn(browser.request()), device)
      await refused(confirmPasskey(browser.request(), await browser.caller(), answer))
    },
  ],
  [
    'an operator who looks at the account',
    'viewed_by_operator',
    async ({ browser }) => {
      const { link } = await addImpersonation(await browser.caller(), { opened: 'null' })
      await openImpersonation(visitor(), link)
    },
  ],
  [
    'the end of an account',
    'account_removed',
    async ({ browser, email }) => account.removeAccount(await browser.caller(), { confirm: email }),
  ],
]

/** Lines before anybody knows who it is, or whose session has just ended. */
const unknown: Door[] = [
  ['a sign-out', 'signed_out', ({ browser }) => signIns.signOut(browser.request(), 'local')],
  [
    'a request for a new password',
    'password_reset_requested',
    ({ browser, email }) => passwords.requestPasswordReset(browser.request(), { email }, way),
  ],
  [
    'a wrong password',
    'sign_in_failed',
    ({ email }) => refused(signIns.signIn(new Browser().request(), { email, password: WRONG.password })),
  ],
  [
    'the right password of a banned account',
    'sign_in_failed',
    async ({ email }) => {
      await owner.query(`update auth.users set banned_until = now() + interval '1 hour' where email = $1`, [
        email,
      ])
      await refused(signIns.signIn(new Browser().request(), { email, password: PASSWORD }))
    },
  ],
  [
    'a wrong current password',
    'sign_in_failed',
    async ({ browser }) =>
      refused(
        passwords.changePassword(browser.request(), await browser.caller(), {
          currentPassword: WRONG.password,
          password: 'another horse 9 battery',
        }),
      ),
  ],
  [
    'a wrong password in place of the proof',
    'sign_in_failed',
    async ({ browser }) => refused(confirmPassword(browser.request(), await browser.caller(), WRONG)),
  ],
  [
    'a dead link',
    'link_refused',
    () => signIns.confirmLink(new Browser().request(), { tokenHash: 'a'.repeat(56), type: 'email' }),
  ],
  [
    'a dead code of a mail',
    'link_refused',
    () => signIns.exchangeCode(new Browser().request(), randomUUID(), 'mail'),
  ],
  ['a dead link of an operator', 'link_refused', () => openImpersonation(visitor(), 'x'.repeat(43))],
  [
    'a dead code of a provider',
    'provider_refused',
    () => signIns.exchangeCode(new Browser().request(), randomUUID(), 'provider'),
  ],
  [
    'a return without a code',
    'provider_refused',
    async () => identities.noteRefusedProvider(new Browser().request()),
  ],
  [
    'a passkey of nobody',
    'passkey_refused',
    async ({ browser }) => {
      const stranger = newDevice()
      const { userId } = await browser.caller()
      stranger.create({ challenge: '', user: { id: Buffer.from(userId).toString('base64url') } })
      await refused(byPasskey(stranger))
    },
  ],
]

async function linesOf([, event, act]: Door) {
  const person = await createPerson()
  const { userId } = await person.browser.caller()
  takeAuthLines()
  await act(person)
  return { userId, lines: takeAuthLines().filter((line) => line.event === event) }
}

const levelOf = (event: string) => (failedAuthEvents.some((failed) => failed === event) ? 'warn' : 'info')

test.each(known)('%s is a line %s of its person', async (...door) => {
  const { userId, lines } = await linesOf(door)

  const line = { level: levelOf(door[1]), event: door[1], userId, requestId: expect.any(String) }
  expect(lines.at(-1)).toMatchObject(line)
})

test.each(unknown)('%s is a line %s', async (...door) => {
  const { lines } = await linesOf(door)

  expect(lines).toEqual([
    {
      level: levelOf(door[1]),
      time: expect.any(String),
      requestId: expect.any(String),
      event: door[1],
      ipAddress: expect.any(String),
      message: 'auth event',
    },
  ])
})

test('a return to the account page that no provider has led to is no line', async () => {
  const { browser } = await createPerson()
  takeAuthLines()

  await identities.noteLinking(browser.request(), await browser.caller())

  expect(takeAuthLines()).toEqual([])
})

test('an outage is no failure of a person', async () => {
  takeAuthLines()
  const { auth } = new Browser().request()
  const outage = async () => ({ data: null, error: new AuthRetryableFetchError('down', 503) })
  const passkey = { ...auth.passkey, verifyAuthentication: outage }
  const down = { auth: Object.assign(auth, { passkey, verifyOtp: outage }), visitor: visitor() } as never

  await refused(signInWithPasskey(down, {} as never))
  await refused(signIns.confirmLink(down, { tokenHash: 'a', type: 'email' }))

  expect(takeAuthLines()).toEqual([])
})

/** Kinds of rows that no door of the app causes by itself. */
const withoutLine: Partial<Record<(typeof authEventKinds)[number], string>> = {
  account_created: 'Auth answers a sign-up alike for a known address, so the app does not learn of it',
  new_device: 'the database compares the device of a sign-in, whose own line is signed_in',
  factors_reset: 'an operator does it with SQL, which private.operator_actions records',
  signed_out_by_operator: 'an operator does it with SQL, which private.operator_actions records',
}

test('each kind of row that a door of the app causes has a line, and each line has a door here', () => {
  const shown = new Set<string>([...known, ...unknown].map(([, event]) => event))

  expect(shown).toEqual(new Set(authLineEvents))
  expect(authEventKinds.filter((kind) => !shown.has(kind))).toEqual(Object.keys(withoutLine))
})

const page = readFileSync('docs/operations.md', 'utf8')

test('the page about operations lists every event of the log, and no other', () => {
  const list = page.slice(page.indexOf('with `event`', page.indexOf('## The log')))
  const named = [...list.slice(0, list.indexOf('{"level"')).matchAll(/`([a-z]+_[a-z_]+)`/g)].map(
    ([, name]) => name,
  )

  expect(named).toHaveLength(authLineEvents.length)
  expect(new Set(named)).toEqual(new Set(authLineEvents))
})

const alerts = page.slice(page.indexOf('Alert on:'), page.indexOf('## The log'))
const queries = [...alerts.matchAll(/`(select [^`]+)`/g)].map(([, text]) => text!)

test.each(queries)('the alert %s is a query of this database', async (text) => {
  await expect(owner.query(text)).resolves.toHaveProperty('rows')
})

test('the alerts name kinds of rows and events of lines that exist', () => {
  const rows = queries.flatMap((text) =>
    [...text.matchAll(/kind in \(([^)]+)\)/g)].map(([, kinds]) => kinds!),
  )
  const kinds = rows.flatMap((list) => list.split(', ').map((kind) => kind.slice(1, -1)))
  const line = alerts.split('\n').filter((text) => text.includes('`auth event`'))
  const events = line.flatMap((text) => [...text.matchAll(/`([a-z]+_[a-z_]+)`/g)].map(([, name]) => name))

  expect(queries.length).toBeGreaterThan(3)
  expect(kinds.length).toBeGreaterThan(3)
  expect(authEventKinds).toEqual(expect.arrayContaining(kinds))
  expect(events.length).toBeGreaterThan(1)
  expect(authLineEvents).toEqual(expect.arrayContaining(events))
})
