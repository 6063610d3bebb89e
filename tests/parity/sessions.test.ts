import { backend, createPerson, PASSWORD } from '@plinth/local-supabase/parity/backend'
import { createServerClient } from '@supabase/ssr'
import { expect, test } from 'vitest'

const { email, id } = await createPerson()

test.each(['nonsense', 'eyJhbGciOiJub25lIn0.eyJyb2xlIjoiYXV0aGVudGljYXRlZCJ9.'])(
  'the token %s opens no door',
  async (token) => {
    const headers = { apikey: backend.publishableKey, authorization: `Bearer ${token}` }

    const answers = await Promise.all(
      ['/auth/v1/user', '/rest/v1/profiles', '/storage/v1/bucket'].map((path) =>
        fetch(backend.url + path, { headers }),
      ),
    )

    expect(answers.map(({ ok }) => ok)).toEqual([false, false, false])
  },
)

test('a server keeps the session in cookies, and sign-out clears them', async () => {
  const jar = new Map<string, string>()
  const serverClient = () =>
    createServerClient(backend.url, backend.publishableKey, {
      cookies: {
        getAll: () => [...jar].map(([name, value]) => ({ name, value })),
        setAll: (cookies) =>
          cookies.forEach(({ name, value }) => (value ? jar.set(name, value) : jar.delete(name))),
      },
    })
  const first = serverClient()
  await first.auth.signInWithPassword({ email, password: PASSWORD })

  const second = serverClient()
  const { data } = await second.auth.getClaims()
  const own = await second.auth.getUser()
  await second.auth.signOut()

  expect(data?.claims.sub).toBe(id)
  expect(own.data.user?.id).toBe(id)
  expect(jar.size).toBe(0)
})
