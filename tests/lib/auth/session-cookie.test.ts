import { randomUUID } from 'node:crypto'
import { createClient } from '@supabase/supabase-js'
import { expect, inject, test } from 'vitest'
import { localDefaults } from '@/lib/local-defaults'

process.env.NEXT_PUBLIC_SITE_URL = 'https://plinth.example'

const { loadSession } = await import('@/lib/auth/session')
const { supabaseFor } = await import('@/lib/auth/supabase')
const { hasSession } = await import('@/lib/auth/cookie-names')
const { verifyAccessToken } = await import('@/lib/auth/access-token')
const { sendMagicLink, signUp } = await import('@/lib/features/account/sign-in-service')
const { requestPasswordReset } = await import('@/lib/features/account/password-service')

const { apiUrl } = inject('cluster')
const { admin } = createClient(apiUrl, localDefaults.SUPABASE_SECRET_KEY, {
  auth: { persistSession: false, autoRefreshToken: false },
}).auth

const PASSWORD = 'correct horse 9 battery'
/** The most that a browser may send of all headers to a Node server is 16 KiB. */
const HEADERS_MAX_BYTES = 16_384

type Cookie = { name: string; value: string; options: object }

async function person() {
  const email = `${randomUUID()}@example.com`
  const { error } = await admin.createUser({ email, password: PASSWORD, email_confirm: true })
  if (error) throw error
  return email
}

/** The cookies that our server gives a browser at sign-in. */
async function signIn(email: string) {
  const jar: Cookie[] = []
  const supabase = supabaseFor(
    { getAll: () => [], setAll: (changed) => void jar.push(...changed) },
    new Headers(),
  )
  const { data, error } = await supabase.auth.signInWithPassword({ email, password: PASSWORD })
  if (error) throw error
  return { jar, token: data.session.access_token }
}

test('on https the session is in cookies that this host alone can set', async () => {
  const { jar } = await signIn(await person())

  for (const { name, options } of jar) {
    expect(name).toMatch(/^__Host-sb-.+-auth-token/)
    expect(options).toMatchObject({ httpOnly: true, secure: true, sameSite: 'lax', path: '/' })
    expect(options).not.toHaveProperty('domain')
  }
  expect(hasSession(jar)).toBe(true)
  expect(hasSession([{ name: 'sb-127-auth-token' }])).toBe(false)
})

test('6,000 characters that somebody writes about themselves at Auth’s own door are in no cookie', async () => {
  const email = await person()
  const { token } = await signIn(email)
  const written = await fetch(`${apiUrl}/auth/v1/user`, {
    method: 'PUT',
    headers: {
      apikey: localDefaults.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY,
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ data: { note: 'x'.repeat(6_000) } }),
  })

  const { jar, token: fresh } = await signIn(email)

  expect(written.status).toBe(200)
  expect(jar).toHaveLength(1)
  expect(jar[0]!.value.length).toBeLessThan(HEADERS_MAX_BYTES / 8)
  const claims = JSON.parse(Buffer.from(fresh.split('.')[1]!, 'base64url').toString())
  expect(claims).not.toHaveProperty('user_metadata')
  expect(claims).not.toHaveProperty('app_metadata')
  expect(await verifyAccessToken(fresh)).toMatchObject({ role: 'authenticated' })
})

test('a session of tokens alone is one on the next request', async () => {
  const { jar, token } = await signIn(await person())

  const next = supabaseFor({ getAll: () => jar, setAll: () => {} }, new Headers())

  expect((await loadSession(next))?.access_token).toBe(token)
})

test.each([
  ['a sign-in link', sendMagicLink],
  ['a new password', requestPasswordReset],
  ['a sign-up', signUp],
])('a request for %s leaves no cookie, whether or not the address has an account', async (_, ask) => {
  const jar: Cookie[] = []
  const supabase = supabaseFor(
    { getAll: () => [], setAll: (changed) => void jar.push(...changed) },
    new Headers(),
  )

  for (const email of [await person(), `${randomUUID()}@example.com`])
    await ask(supabase, { email }, { next: '', locale: 'en' })

  expect(jar).toEqual([])
})
