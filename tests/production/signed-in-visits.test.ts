import { expect, test } from 'vitest'
import { startServer } from '../../scripts/production/server'
import { startAuth } from './stand-ins'

test('a public page knows who is signed in, and writes no complaint', async () => {
  await using auth = await startAuth()
  await using server = await startServer({ NEXT_PUBLIC_SUPABASE_URL: auth.origin })

  const page = await visit(server.url, auth.sessionCookie())
  await server.stop()

  expect(page).toContain('Your workspaces')
  expect(server.output.stderr).toBe('')
})

test('an expired session is renewed before its page renders, in an answer that no cache may keep', async () => {
  await using auth = await startAuth()
  await using server = await startServer({ NEXT_PUBLIC_SUPABASE_URL: auth.origin })

  const cookie = auth.sessionCookie({ expiresInSeconds: -10 })
  const response = await fetch(server.url, { headers: { cookie } })

  expect(await response.text()).toContain('Your workspaces')
  const cookies = response.headers.getSetCookie()
  for (const set of cookies) expect(set).toMatch(/^sb-127-auth-token=base64-[^;]+;.*HttpOnly/i)
  // Next may send the proxy's cookie twice, with expiries a second apart.
  expect(new Set(cookies.map((set) => set.split(';', 1)[0])).size).toBe(1)
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'cache-control': expect.stringMatching(/^private.*no-store/),
    expires: '0',
    pragma: 'no-cache',
  })
})

test('a public page answers while the auth server is down, as if nobody were signed in', async () => {
  await using auth = await startAuth()
  await using server = await startServer()

  const page = await visit(server.url, auth.sessionCookie({ expiresInSeconds: -10 }))
  await server.stop()

  expect(page).toContain('href="/sign-in"')
  expect(server.output.stdout).not.toContain('unexpected error')
})

async function visit(url: string, cookie: string) {
  const response = await fetch(url, { headers: { cookie } })
  expect(response.status).toBe(200)
  return response.text()
}
