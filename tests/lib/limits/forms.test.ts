import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { leave, usedOf } from '../../support/limits'
import { createUser } from '../../support/people'
import { sessionCookies } from '../../support/session-cookies'

const request = vi.hoisted(() => ({
  headers: new Headers(),
  cookies: [] as { name: string; value: string }[],
}))
vi.mock('next/headers', () => ({
  headers: async () => request.headers,
  cookies: async () => ({
    getAll: () => request.cookies,
    get: (name: string) => request.cookies.find((cookie) => cookie.name === name),
    set: () => {},
  }),
}))
vi.mock('next/server', () => ({ connection: async () => {} }))
const waits = vi.hoisted((): number[] => [])
vi.mock('node:timers/promises', () => ({ setTimeout: async (ms: number) => void waits.push(ms) }))
vi.mock('next/cache', () => ({ revalidatePath: () => {} }))

process.env.TRUSTED_PROXY_HOPS = '1'

const { deviceCookie } = await import('@/lib/auth/cookie-names')
const { deviceIn, deviceWith } = await import('@/lib/auth/device-cookie')
const { quotas } = await import('@/lib/limits/quotas')
const { action, openAction } = await import('@/app/_forms/action')

const SignIn = z.strictObject({ email: z.email(), password: z.string().min(1) })
const tryToSignIn = openAction({ input: SignIn, limit: 'sign-in' }, async () => ({ done: 'tried' }))

const askForMail = openAction({ input: z.strictObject({ email: z.email() }), limit: 'mail' }, async () => ({
  done: 'sent',
}))

function signIn(email: string, address: string, device?: string) {
  request.cookies = device ? [{ name: deviceCookie, value: device }] : []
  request.headers = new Headers({ 'x-forwarded-for': address })
  const form = new FormData()
  form.set('email', email)
  form.set('password', 'a guess')
  return tryToSignIn({}, form)
}

function requestMail(email: string, address: string) {
  request.cookies = []
  request.headers = new Headers({ 'x-forwarded-for': address })
  const form = new FormData()
  form.set('email', email)
  return askForMail({}, form)
}

const refusal = {
  message: expect.stringMatching(/^Too many requests\. Please try again in 10 minutes\.$/),
  requestId: expect.any(String),
  ours: false,
  stale: false,
}

test('attempts from one address end with its allowance, whatever email address they try', async () => {
  await leave(1, quotas.byAddress['sign-in'], '203.0.113.1')

  const outcomes = [
    await signIn('a@example.com', '203.0.113.1'),
    await signIn('b@example.com', '203.0.113.1'),
  ]

  expect(outcomes).toEqual([{ done: 'tried' }, { ...refusal, values: { email: 'b@example.com' } }])
  expect(await signIn('b@example.com', '203.0.113.2')).toEqual({ done: 'tried' })
})

test('attempts at one email address end from one place, however it is spelled, and not from another', async () => {
  await leave(1, quotas.byMailFromAddress['sign-in'], 'ada@example.com 203.0.113.3')

  const outcomes = [
    await signIn('ada@example.com', '203.0.113.3'),
    await signIn('ADA@example.com', '203.0.113.3'),
  ]

  expect(outcomes).toEqual([{ done: 'tried' }, expect.objectContaining(refusal)])
  expect(await signIn('ada@example.com', '203.0.113.4')).toEqual({ done: 'tried' })
})

test('attempts at one email address from many places end too', async () => {
  await leave(1, quotas.byMail, 'eve@example.com')

  const outcomes = [
    await signIn('eve@example.com', '203.0.113.5'),
    await signIn('eve@example.com', '203.0.113.6'),
  ]

  expect(outcomes).toEqual([
    { done: 'tried' },
    expect.objectContaining({ message: 'Too many requests. Please try again in 60 minutes.' }),
  ])
})

test('one place alone cannot lock the owner of an email address out', () => {
  const { 'sign-in': here } = quotas.byMailFromAddress
  const windows = quotas.byMail.windowSeconds / here.windowSeconds

  expect(here.limit * windows).toBeLessThan(quotas.byMail.limit)
})

test('without a client address no number of attempts locks anybody out, and later ones wait longer', async () => {
  const outcomes = []
  for (let n = 0; n < 45; n += 1) outcomes.push(await signIn('ida@example.com', ''))

  expect(outcomes).toEqual(outcomes.map(() => ({ done: 'tried' })))
  expect(waits.slice(0, 3)).toEqual([250, 500, 750])
  expect(waits).toHaveLength(25)
  expect(waits.at(-1)).toBe(5_000)
})

test('a browser in which the owner has signed in has an allowance of its own, for that account alone', async () => {
  const device = deviceWith(undefined, 'Una@example.com')
  await leave(0, quotas.byMail, 'una@example.com')
  await leave(0, quotas.byAddress['sign-in'], '203.0.113.11')

  const stranger = await signIn('una@example.com', '203.0.113.11', deviceWith(undefined, 'eve@example.com'))
  const forged = await signIn('una@example.com', '203.0.113.12', `${device.slice(0, -1)}~`)
  const owner = await signIn('una@example.com', '203.0.113.11', device)

  expect(stranger).toEqual(expect.objectContaining({ message: expect.stringMatching(/^Too many requests/) }))
  expect(forged).toEqual(expect.objectContaining({ message: expect.stringMatching(/^Too many requests/) }))
  expect(owner).toEqual({ done: 'tried' })
})

test('the allowance of a known browser ends too, and only there', async () => {
  const [device, other] = [deviceWith(undefined, 'ora@example.com'), deviceWith(undefined, 'ora@example.com')]
  await leave(0, quotas.byDevice['sign-in'], `${device.split('.')[0]} ora@example.com`)

  expect(await signIn('ora@example.com', '203.0.113.13', device)).toEqual(expect.objectContaining(refusal))
  expect(await signIn('ora@example.com', '203.0.113.13', other)).toEqual({ done: 'tried' })
})

test('a browser keeps its id for the owners that it knows, and the latest fifteen proofs of them', () => {
  const owners = Array.from({ length: 16 }, (_, n) => `${n}@example.com`)

  const value = owners.reduce<string | undefined>(deviceWith, undefined)!

  expect(value.split('.')).toHaveLength(16)
  expect(owners.filter((owner) => deviceIn(value, owner) === undefined)).toEqual(['0@example.com'])
})

test('the addresses of one mailbox have one allowance of mails, and no stranger pays for it', async () => {
  const outcomes = []
  for (let n = 0; n < 59; n += 1) outcomes.push(await requestMail(`Vic+${n}@example.com`, '203.0.113.16'))

  expect(outcomes.filter((outcome) => 'done' in outcome)).toHaveLength(quotas.byMailFromAddress.mail.limit)
  expect(outcomes.at(-1)).toEqual({ ...refusal, values: { email: 'Vic+58@example.com' } })
  expect(await requestMail('vicky@example.com', '203.0.113.16')).toEqual({ done: 'sent' })
})

test('guesses at the addresses of one mailbox end together, from one place and from many', async () => {
  await leave(1, quotas.byMailFromAddress['sign-in'], 'ned@example.com 203.0.113.17')
  await leave(1, quotas.byMail, 'ted@example.com')

  const here = [
    await signIn('ned+1@example.com', '203.0.113.17'),
    await signIn('ned+2@example.com', '203.0.113.17'),
  ]
  const anywhere = [
    await signIn('ted+1@example.com', '203.0.113.18'),
    await signIn('ted+2@example.com', '203.0.113.19'),
  ]

  const ended = { message: expect.stringMatching(/^Too many requests/) }
  expect(here).toEqual([{ done: 'tried' }, expect.objectContaining(ended)])
  expect(anywhere).toEqual([{ done: 'tried' }, expect.objectContaining(ended)])
})

test('two people of one mailbox are each known in their own browser', async () => {
  const [ann, bob] = ['desk+ann@example.com', 'desk+bob@example.com']
  await leave(0, quotas.byMail, 'desk@example.com')
  await leave(0, quotas.byDevice['sign-in'], `${deviceWith(undefined, ann).slice(0, 22)} desk@example.com`)

  expect(await signIn(ann, '203.0.113.20', deviceWith(undefined, ann))).toEqual({ done: 'tried' })
  expect(await signIn(bob, '203.0.113.20', deviceWith(undefined, bob))).toEqual({ done: 'tried' })
  expect(await signIn(bob, '203.0.113.20', deviceWith(undefined, ann))).toEqual(
    expect.objectContaining({ message: expect.stringMatching(/^Too many requests/) }),
  )
})

test('without a client address the addresses of one mailbox wait together', async () => {
  waits.length = 0
  for (let n = 0; n < 21; n += 1) await signIn(`ivy+${n}@example.com`, '')

  expect(waits).toEqual([250])
})

test('guesses at a password leave the request for a link alone, and requests the password', async () => {
  await leave(0, quotas.byMailFromAddress['sign-in'], 'pia@example.com 203.0.113.14')
  await leave(0, quotas.byAddress['sign-in'], '203.0.113.14')
  await leave(0, quotas.byMailFromAddress.mail, 'pia@example.com 203.0.113.15')

  expect(await requestMail('pia@example.com', '203.0.113.14')).toEqual({ done: 'sent' })
  expect(await requestMail('pia@example.com', '203.0.113.15')).toEqual(expect.objectContaining(refusal))
  expect(await signIn('pia@example.com', '203.0.113.15')).toEqual({ done: 'tried' })
})

test('a form of somebody who is signed in is a write of theirs, and refused with the wait in a sentence', async () => {
  const ada = await createUser()
  await leave(1, quotas.byCaller.write, `user ${ada.userId}`)
  const work = vi.fn<() => Promise<{ done: string }>>(async () => ({ done: 'saved' }))
  const rename = action({ input: z.strictObject({ name: z.string() }) }, work)
  const save = async () => {
    request.headers = new Headers()
    request.cookies = await sessionCookies(ada)
    const form = new FormData()
    form.set('name', 'Apollo')
    return rename({}, form)
  }

  const [saved, refused] = [await save(), await save()]

  expect(saved).toEqual({ done: 'saved' })
  expect(refused).toMatchObject({
    message: expect.stringMatching(/^Too many requests\. Please try again in (60|59) seconds\.$/),
    requestId: expect.any(String),
    values: { name: 'Apollo' },
  })
  expect(work).toHaveBeenCalledTimes(1)
})

test('a form that is not valid counts for nothing', async () => {
  await signIn('not an address', '203.0.113.9')

  expect(await usedOf(quotas.byAddress['sign-in'], '203.0.113.9')).toBe(0)
})
