import { randomUUID } from 'node:crypto'
import { createClient } from '@supabase/supabase-js'
import { totp } from '@plinth/local-supabase/totp'
import { afterAll, beforeEach } from 'vitest'
import { localDefaults } from '@/lib/local-defaults'
import { someAddress } from './addresses'
import { startServices } from './services'

const { url } = await startServices()
// Each test has the limits of its own address, or a quick machine reaches those of a file.
process.env.TRUSTED_PROXY_HOPS = '1'
let address = someAddress()
beforeEach(() => {
  address = someAddress()
})
const { pool } = await import('@/lib/db/pool')
const { supabaseFor } = await import('@/lib/auth/supabase')
const { sessionCaller } = await import('@/lib/auth/session')
const { beginEnrolment, finishEnrolment } = await import('@/lib/features/factors/enrolment-service')

afterAll(() => pool.end())

export const PASSWORD = 'correct horse 9 battery'

const { admin } = createClient(url, localDefaults.SUPABASE_SECRET_KEY, {
  auth: { persistSession: false, autoRefreshToken: false },
}).auth

/** A browser, whose cookies our server keeps and reads anew with each request. */
export class Browser {
  readonly #jar = new Map<string, string>()
  readonly #headers = new Headers({ 'x-forwarded-for': address, 'user-agent': 'Firefox/140.0' })

  request() {
    return supabaseFor(
      {
        getAll: () => [...this.#jar].map(([name, value]) => ({ name, value })),
        setAll: (changed) => {
          for (const { name, value } of changed) {
            if (value === '') this.#jar.delete(name)
            else this.#jar.set(name, value)
          }
        },
      },
      this.#headers,
    )
  }

  async caller() {
    const caller = await sessionCaller(this.request(), randomUUID())
    if (!caller) throw new Error('Nobody is signed in.')
    return caller
  }

  async claims() {
    return (await this.request().auth.getClaims()).data?.claims
  }
}

export async function createPerson() {
  const email = `${randomUUID()}@example.com`
  const { error } = await admin.createUser({ email, password: PASSWORD, email_confirm: true })
  if (error) throw error
  return { email, browser: await signIn(email) }
}

export async function signIn(email: string, password = PASSWORD) {
  const browser = new Browser()
  const { error } = await browser.request().auth.signInWithPassword({ email, password })
  if (error) throw error
  return browser
}

/** Adds an authenticator app, whose code lifts the browser's session to the second level. */
export async function addFactor(browser: Browser, name = 'Phone') {
  const { factorId, secret } = await beginEnrolment(
    browser.request(),
    await browser.caller(),
    { name },
    'Plinth',
  )
  await finishEnrolment(browser.request(), await browser.caller(), { factorId, code: totp(secret) })
  return { factorId, secret }
}

/** Somebody with an authenticator app, whose browser has proved it. */
export async function createOwnerOfFactor() {
  const person = await createPerson()
  return { ...person, ...(await addFactor(person.browser)) }
}
