import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test, vi } from 'vitest'
import type { VisitorAuth } from '@/lib/auth/supabase'
import { createPerson, PASSWORD } from '../../support/second-factors'

/** The answers wait here, behind the real helpers, until a test opens the gate. */
const even = vi.hoisted(() => ({ asked: [] as string[], gate: Promise.resolve(), open: () => {} }))
vi.mock('@/lib/features/account/even-answers', async (original) => {
  const real = await original<typeof import('@/lib/features/account/even-answers')>()
  const held = (name: 'evenMail' | 'evenRefusal') =>
    async function hold(...given: never[]) {
      const answer = await (real[name] as (...all: never[]) => Promise<unknown>)(...given)
      even.asked.push(name)
      await even.gate
      return answer
    }
  return { evenMail: held('evenMail'), evenRefusal: held('evenRefusal') }
})

const { supabaseFor } = await import('@/lib/auth/supabase')
const { sendMagicLink, signIn, signUp } = await import('@/lib/features/account/sign-in-service')
const { requestPasswordReset } = await import('@/lib/features/account/password-service')

const way = { next: '', locale: 'en' } as const
const doors: [string, (supabase: VisitorAuth, email: string) => Promise<unknown>, string][] = [
  ['a sign-in', (supabase, email) => signIn(supabase, { email, password: `not ${PASSWORD}` }), 'evenRefusal'],
  ['a sign-up', (supabase, email) => signUp(supabase, { email }, way), 'evenMail'],
  ['a sign-in link', (supabase, email) => sendMagicLink(supabase, { email }, way), 'evenMail'],
  ['a new password', (supabase, email) => requestPasswordReset(supabase, { email }, way), 'evenMail'],
]

beforeEach(() => {
  even.asked = []
  even.gate = new Promise((resolve) => (even.open = resolve))
})

/** The answer of a door with the cookies that it leaves, once there is one. */
function knock(door: (typeof doors)[number][1], email: string) {
  const jar: object[] = []
  const supabase = supabaseFor({ getAll: () => [], setAll: (set) => void jar.push(...set) }, new Headers())
  const state = { answered: false }
  const answer = door(supabase, email).then(
    (value) => ({ value, jar }),
    ({ code, message, details }) => ({ refusal: { code, message, details }, jar }),
  )
  void answer.then(() => (state.answered = true))
  return { answer, state }
}

test.each(doors)(
  '%s is answered alike for a known address and an unknown one, after the even answer',
  async (_, door, helper) => {
    const { email } = await createPerson()

    const knocks = [knock(door, email), knock(door, `${randomUUID()}@example.com`)]
    await expect.poll(() => even.asked).toEqual([helper, helper])
    await new Promise((resolve) => setImmediate(resolve))
    expect(knocks.map(({ state }) => state.answered)).toEqual([false, false])
    even.open()

    const [known, unknown] = await Promise.all(knocks.map(({ answer }) => answer))
    expect(known).toEqual(unknown)
    expect(known!.jar).toEqual([])
  },
)
