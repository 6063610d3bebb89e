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
  cookies: async () => ({ getAll: () => request.cookies, get: () => undefined, set: () => {} }),
}))
vi.mock('next/server', () => ({ connection: async () => {} }))
vi.mock('next/cache', () => ({ revalidatePath: () => {} }))

process.env.TRUSTED_PROXY_HOPS = '1'

const { quotas } = await import('@/lib/limits/quotas')
const { action, openAction } = await import('@/app/_forms/action')

const SignIn = z.strictObject({ email: z.email(), password: z.string().min(1) })
const tryToSignIn = openAction({ input: SignIn, limit: 'sign-in' }, async () => ({ done: 'tried' }))

function signIn(email: string, address: string) {
  request.cookies = []
  request.headers = new Headers({ 'x-forwarded-for': address })
  const form = new FormData()
  form.set('email', email)
  form.set('password', 'a guess')
  return tryToSignIn({}, form)
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
  await leave(1, quotas.byMailFromAddress, 'ada@example.com 203.0.113.3')

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
  const windows = quotas.byMail.windowSeconds / quotas.byMailFromAddress.windowSeconds

  expect(quotas.byMailFromAddress.limit * windows).toBeLessThan(quotas.byMail.limit)
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
