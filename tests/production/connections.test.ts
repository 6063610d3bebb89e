import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient, type Session } from '@supabase/supabase-js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withClient } from '../../scripts/local/client'
import { demoPassword, demoUsers, seedDemo } from '../../scripts/local/demo'
import { freePort } from '../../scripts/local/ports'
import { startStack } from '../../scripts/local/stack'
import { startServer } from '../support/server'

const workspaceId = '019a3c00-0000-7000-8000-000000000001'

let stack: Awaited<ReturnType<typeof startStack>>
let dir: string
let session: Session
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'plinth-connections-'))
  const ports = { db: await freePort(), api: await freePort(), mail: await freePort() }
  stack = await startStack({ dir, ports, durable: false, siteUrl: 'http://127.0.0.1' })
  await seedDemo(stack)
  const { auth } = createClient(stack.apiUrl, stack.publishableKey)
  const { data } = await auth.signInWithPassword({ email: demoUsers[0].email, password: demoPassword })
  session = data.session!
})
afterAll(async () => {
  await stack.stop()
  await rm(dir, { recursive: true, force: true })
})

test.each([1, 3])('pages, forms, the API and its readiness share one pool of %i connections', async (max) => {
  await using server = await startServer({
    NEXT_PUBLIC_SUPABASE_URL: stack.apiUrl,
    NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: stack.publishableKey,
    SUPABASE_SECRET_KEY: stack.secretKey,
    DATABASE_URL: stack.appUrl,
    DATABASE_POOL_MAX: String(max),
    CRON_SECRET: 'a-secret-of-at-least-thirty-two-characters',
  })
  const cookie = `sb-127-auth-token=base64-${Buffer.from(JSON.stringify(session)).toString('base64url')}`
  const authorization = `Bearer ${session.access_token}`
  const doors: { path: string; headers?: Record<string, string> }[] = [
    { path: `/w/${workspaceId}`, headers: { cookie } },
    { path: `/w/${workspaceId}/members`, headers: { cookie } },
    { path: `/api/v1/workspaces/${workspaceId}/projects`, headers: { authorization } },
    { path: '/api/ready' },
  ]

  const visits = Array.from({ length: 4 }, () => doors).flat()
  const statuses = await Promise.all(
    visits.map(
      async ({ path, headers }) => (await fetch(server.url + path, { headers: { ...headers } })).status,
    ),
  )

  // Idle connections stay open for some seconds, so every one that was opened still counts.
  expect(new Set(statuses)).toEqual(new Set([200]))
  expect(await connections()).toBe(max)
})

/** Of app_server, from one server alone. */
async function connections() {
  return withClient(stack.ownerUrl, async (client) => {
    const { rows } = await client.query(
      `select count(*)::int as open from pg_stat_activity where usename = 'app_server'`,
    )
    return rows[0].open
  })
}
