import { AuthApiError } from '@supabase/supabase-js'
import type { VisitorAuth } from '@/lib/auth/supabase'
import { beforeEach, expect, test, vi } from 'vitest'

/** The clock of these tests: a wait ends when a test says so. */
const clock = vi.hoisted(() => ({ waits: [] as number[], end: () => {} }))
vi.mock('node:timers/promises', () => ({
  setTimeout: (ms: number) => {
    clock.waits.push(ms)
    return new Promise<void>((resolve) => (clock.end = resolve))
  },
}))

const { evenMail, evenRefusal } = await import('@/lib/features/account/even-answers')

const refused = (code: string) => ({ error: new AuthApiError('refused', 422, code) })

beforeEach(() => {
  clock.waits = []
})

/** True for a promise that is answered once all that needs no clock has run. */
async function isAnswered(answer: Promise<unknown>) {
  const pending = Symbol('pending')
  return (await Promise.race([answer, new Promise((resolve) => setImmediate(resolve, pending))])) !== pending
}

test.each(['invalid_credentials', 'email_not_confirmed', 'user_banned'])(
  'a refusal waits for the slowest kind of it: %s',
  async (code) => {
    const answer = evenRefusal(async () => refused(code))

    expect(await isAnswered(answer)).toBe(false)
    clock.end()
    expect(await answer).toMatchObject({ error: { code } })
    expect(clock.waits).toEqual([600])
  },
)

test('the right password is not kept waiting', async () => {
  expect(await evenRefusal(async () => ({ error: null }))).toEqual({ error: null })
})

test.each([
  ['that was sent', { error: null }],
  ['for an unknown address', refused('otp_disabled')],
  ['where nobody new is taken', refused('signup_disabled')],
])('a mail %s is answered after the same time, and leaves the same cookies', async (_, outcome) => {
  const [withCookies, withoutCookies] = [{}, {}] as [VisitorAuth['auth'], VisitorAuth['auth']]
  const asked: object[] = []

  const answer = evenMail({ auth: withCookies, aside: () => withoutCookies }, async (auth) => {
    asked.push(auth)
    return outcome
  })

  expect(await isAnswered(answer)).toBe(false)
  clock.end()
  await answer
  expect(clock.waits).toEqual([1_200])
  expect(asked).toHaveLength(1)
  expect(asked[0]).toBe(withoutCookies)
})
