import type { Page } from '@playwright/test'
import { createServerClient } from '@supabase/ssr'
import { createClient } from '@supabase/supabase-js'
import { someAddress } from '../support/addresses'
import { asOwner } from './database'
import { newAddress } from './mailbox'

export const password = 'a long enough password'

/** A confirmed account, without the form and the mail, which have tests of their own. */
export async function createAccount(name = 'Nia'): Promise<string> {
  const email = newAddress()
  const { auth } = createClient(process.env.API_URL!, process.env.SECRET_KEY!, {
    auth: { persistSession: false, autoRefreshToken: false },
  })
  const user_metadata = { display_name: name }
  const { error } = await auth.admin.createUser({ email, password, email_confirm: true, user_metadata })
  if (error) throw error
  return email
}

/** Gives a browser the cookies that the sign-in form would have given it, as our server asks for them: now, or an hour ago. */
export async function openSession(
  page: Page,
  email: string,
  secret: string,
  { anHourAgo = false } = {},
): Promise<void> {
  const jar = new Map<string, string>()
  const { auth } = createServerClient(process.env.API_URL!, process.env.SECRET_KEY!, {
    cookies: {
      getAll: () => [],
      setAll: (changed) => changed.forEach(({ name, value }) => jar.set(name, value)),
    },
    global: { headers: { 'user-agent': await agentOf(page), 'sb-forwarded-for': someAddress() } },
  })
  const { error } = await auth.signInWithPassword({ email, password: secret })
  if (error) throw error
  if (anHourAgo) await putBack(email, auth)
  const url = `http://localhost:${process.env.APP_PORT}`
  await page.context().addCookies([...jar].map(([name, value]) => ({ name, value, url, httpOnly: true })))
}

// Supabase refuses the secret key to a user agent of a browser.
async function agentOf(page: Page) {
  const agent = await page.evaluate(() => navigator.userAgent)
  return agent.replace('Mozilla/5.0', 'Plinth')
}

/** Dates the proofs of a person's sessions back, and renews the token, which has their times. */
async function putBack(email: string, auth: ReturnType<typeof createServerClient>['auth']) {
  await asOwner(
    `update auth.mfa_amr_claims as claims set created_at = now() - interval '1 hour', updated_at = now() - interval '1 hour'
     from auth.sessions join auth.users on users.id = user_id where sessions.id = session_id and email = $1`,
    [email],
  )
  const { error } = await auth.refreshSession()
  if (error) throw error
}
