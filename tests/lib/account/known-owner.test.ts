import { totp } from '@plinth/local-supabase/totp'
import { beforeEach, expect, test, vi } from 'vitest'
import { someAddress } from '../../support/addresses'
import { leave } from '../../support/limits'

const SITE = 'https://plinth.example'
process.env.NEXT_PUBLIC_SITE_URL = SITE
process.env.TRUSTED_PROXY_HOPS = '1'

const request = vi.hoisted(() => ({ headers: new Headers(), jar: new Map<string, string>() }))
vi.mock('next/headers', () => ({
  headers: async () => request.headers,
  cookies: async () => ({
    getAll: () => [...request.jar].map(([name, value]) => ({ name, value })),
    get: (name: string) => {
      const value = request.jar.get(name)
      return value === undefined ? undefined : { name, value }
    },
    set: (name: string, value: string) => {
      if (value === '') request.jar.delete(name)
      else request.jar.set(name, value)
    },
  }),
}))
vi.mock('next/server', async (original) => ({
  ...(await original<typeof import('next/server')>()),
  connection: async () => {},
}))
vi.mock('next/cache', () => ({ revalidatePath: () => {} }))

const { createOwnerOfFactor, createPerson, PASSWORD } = await import('../../support/second-factors')
const { signInAction } = await import('@/app/(site)/sign-in/actions')
const { requestPasswordResetAction } = await import('@/app/(site)/forgot-password/actions')
const { confirmCodeAction, confirmPasskeyAction, confirmPasswordAction, recoverAction } =
  await import('@/app/(site)/confirm-identity/actions')
const { changePasswordAction, sendPasswordLinkAction } = await import('@/app/(workspace)/account/actions')
const { addFactorAction } = await import('@/app/(workspace)/account/two-step/actions')
const { quotas } = await import('@/lib/limits/quotas')

let home = ''
const elsewhere = () => new Visit(someAddress())
const scope = { next: '/workspaces' }
const tooMany = 'Too many requests. Please try again in 10 minutes.'
const wrongCode = 'This code is not right. Wait for the next one and try again.'
const wrongPassword = 'This is not your current password.'
const wrongRecoveryCode = 'This recovery code is not valid, or has been used.'

type State = { message?: string | undefined; fieldErrors?: Record<string, string> | undefined }

/** A browser with cookies of its own, at an address. */
class Visit {
  #jar = new Map([['__Host-cookies', 'on']])
  readonly #address: string

  constructor(address: string) {
    this.#address = address
  }

  /** The refusal that a form shows, or the page to which it leads. */
  async send<Bound extends unknown[]>(
    act: (...args: [...Bound, object, FormData]) => Promise<State>,
    fields: Record<string, string>,
    ...bound: Bound
  ) {
    request.jar = this.#jar
    request.headers = new Headers({ 'x-forwarded-for': this.#address })
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    try {
      const { message, fieldErrors } = await act(...bound, {}, form)
      return message ?? Object.values(fieldErrors ?? {})[0]
    } catch (error) {
      const { digest } = error as { digest?: string }
      if (!digest?.startsWith('NEXT_REDIRECT;')) throw error
      return digest.split(';')[2]
    }
  }

  signIn = (email: string) =>
    this.send(signInAction, { email, password: PASSWORD, intent: 'password' }, scope)
  code = (factorId: string, code: string) => this.send(confirmCodeAction, { factorId, code }, scope)
  recover = (recoveryCode: string) => this.send(recoverAction, { recoveryCode })

  /** The person goes, and the browser stays. */
  signOut() {
    for (const name of this.#jar.keys()) if (name.startsWith('__Host-sb-')) this.#jar.delete(name)
  }
}

/** A browser in which somebody has signed in before, by password and code. */
async function ownBrowser({ email, factorId, secret }: Awaited<ReturnType<typeof createOwnerOfFactor>>) {
  const own = new Visit(home)
  await own.signIn(email)
  await own.code(factorId, totp(secret))
  own.signOut()
  return own
}

const idOf = async ({ browser }: Awaited<ReturnType<typeof createPerson>>) => (await browser.caller()).userId

const wrongFor = (secret: string) => (totp(secret) === '000000' ? '000001' : '000000')

beforeEach(() => {
  home = someAddress()
})

test('whoever knows the password and guesses codes locks strange browsers out, and not the owner in their own', async () => {
  const person = await createOwnerOfFactor()
  const own = await ownBrowser(person)
  const { email, factorId, secret } = person

  const thief = elsewhere()
  await thief.signIn(email)
  const guesses: unknown[] = []
  while (guesses.length < 11) guesses.push(await thief.code(factorId, wrongFor(secret)))
  const another = elsewhere()
  await another.signIn(email)
  const inAnother = await another.code(factorId, totp(secret))
  await own.signIn(email)

  expect([guesses[0], guesses.at(-1), inAnother]).toEqual([wrongCode, tooMany, tooMany])
  expect(await own.code(factorId, totp(secret))).toBe('/auth/onward?next=%2Fworkspaces')
})

test('the codes of a known browser end too, however the id of the app is spelled', async () => {
  const person = await createOwnerOfFactor()
  const own = await ownBrowser(person)
  const { email, factorId, secret } = person
  await own.signIn(email)

  const spelled = [factorId, factorId.toUpperCase()]
  const guesses: unknown[] = []
  while (guesses.length < 11) guesses.push(await own.code(spelled[guesses.length % 2]!, wrongFor(secret)))

  expect(guesses.at(-1)).toBe(tooMany)
})

test('recovery codes count apart from the codes of an app, and for a known browser alone', async () => {
  const person = await createOwnerOfFactor()
  const own = await ownBrowser(person)
  const [strange, subject] = [elsewhere(), `user ${await idOf(person)}`]
  await leave(0, quotas.byCaller.code, subject)
  await strange.signIn(person.email)
  await own.signIn(person.email)
  const guess = 'AAAAA-AAAAA-AAAAA-A'

  expect(await strange.recover(guess)).toBe(wrongRecoveryCode)

  await leave(0, quotas.byCaller.proof, subject)
  expect(await strange.recover(guess)).toBe(tooMany)
  expect(await own.recover(guess)).toBe(wrongRecoveryCode)
})

test('one address alone cannot use up the recovery codes of somebody', () => {
  expect(quotas.byAddress.proof.limit).toBeLessThan(quotas.byCaller.proof.limit)
})

const passkey = { challengeId: 'c5d7b9c0-59a7-4c5f-8c1f-0d3a0f3f1d11', step: 'answer' }
const credential = JSON.stringify({
  id: 'a',
  rawId: 'a',
  type: 'public-key',
  response: { clientDataJSON: 'a', authenticatorData: 'a', signature: 'a', userHandle: 'a' },
})
const change = { currentPassword: 'a guess', password: 'battery horse 9 correct' }

test.each<[string, 'sign-in' | 'proof' | 'mail', (browser: Visit) => Promise<unknown>]>([
  ['a change of the password', 'sign-in', (browser) => browser.send(changePasswordAction, change)],
  [
    'a confirmation by password',
    'sign-in',
    (browser) => browser.send(confirmPasswordAction, { password: 'a guess', intent: 'password' }, scope),
  ],
  [
    'a confirmation by passkey',
    'proof',
    (browser) => browser.send(confirmPasskeyAction, { ...passkey, credential }, scope),
  ],
  [
    'a confirmation by link',
    'mail',
    (browser) => browser.send(confirmPasswordAction, { intent: 'link' }, scope),
  ],
  ['a link for the first password', 'mail', (browser) => browser.send(sendPasswordLinkAction, {})],
])('a stolen session that uses up %s leaves the owner the browser that knows them', async (_, limit, act) => {
  const person = await createPerson()
  const own = new Visit(home)
  await own.signIn(person.email)
  await leave(0, quotas.byCaller[limit], `user ${await idOf(person)}`)
  await leave(0, quotas.byAddress[limit], home)

  expect(await act(own)).not.toBe(tooMany)

  // The session without what the browser knows is that of a thief.
  const [, device] = [...request.jar].find(([name]) => name === '__Host-device')!
  request.jar.delete('__Host-device')
  expect(await act(own)).toBe(tooMany)
  request.jar.set('__Host-device', `${device.slice(0, 22)}.${'a'.repeat(43)}`)
  expect(await act(own)).toBe(tooMany)
})

test('the wrong passwords of a known browser end too', async () => {
  const person = await createPerson()
  const own = new Visit(home)
  await own.signIn(person.email)

  const guesses: unknown[] = []
  while (guesses.length < 21) guesses.push(await own.send(changePasswordAction, change))

  expect([guesses[0], guesses.at(-1)]).toEqual([wrongPassword, tooMany])
})

test('an app is set up in the browser that shows its secret, however many codes strangers have tried', async () => {
  const person = await createPerson()
  const own = new Visit(home)
  await own.signIn(person.email)
  await leave(0, quotas.byCaller.code, `user ${await idOf(person)}`)
  let factorId = ''
  const begin: typeof addFactorAction = async (...args) => {
    const state = await addFactorAction(...args)
    factorId = (state as { enrolment: { factorId: string } }).enrolment.factorId
    return state
  }
  await own.send(begin, { step: 'name', name: 'Phone' })

  expect(await own.send(addFactorAction, { step: 'code', factorId, code: '000000' })).toBe(wrongCode)
})

test.each([
  ['a sign-in link', (own: Visit, email: string) => own.send(signInAction, { email, intent: 'link' }, scope)],
  ['a reset', (own: Visit, email: string) => own.send(requestPasswordResetAction, { email })],
])('strangers who use up the mails of a mailbox leave a known browser %s', async (_, ask) => {
  const { email } = await createPerson()
  const [own, strange] = [new Visit(home), new Visit(home)]
  await own.signIn(email)
  own.signOut()
  await leave(0, quotas.byMailFromAddress.mail, `${email} ${home}`)

  expect(await ask(strange, email)).toBe(tooMany)
  expect(await ask(own, email)).toMatch(/^\/check-your-mail/)
})
