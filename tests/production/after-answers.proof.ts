import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient, type Session } from '@supabase/supabase-js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withClient } from '../../scripts/database/client'
import { demoPassword, demoUsers, seedDemo } from '../../scripts/demo/seed'
import { freePort } from '@plinth/local-supabase/ports'
import { newSecrets } from '../../scripts/stack/secrets'
import { startLocalStack } from '../../scripts/stack/stack'
import { startServer } from '../../scripts/production/server'
import { formIn } from './plain-forms'

const workspaceId = '019a3c00-0000-7000-8000-000000000001'

let stack: Awaited<ReturnType<typeof startLocalStack>>
let dir: string
let session: Session
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'plinth-after-'))
  const ports = { db: await freePort(), api: await freePort(), mail: await freePort() }
  const secrets = newSecrets()
  stack = await startLocalStack({ dir, ports, durable: false, siteUrl: 'http://127.0.0.1', secrets })
  await seedDemo(stack)
  const { auth } = createClient(stack.apiUrl, stack.publishableKey)
  const { data } = await auth.signInWithPassword({ email: demoUsers[0].email, password: demoPassword })
  session = data.session!
})
afterAll(async () => {
  await stack.stop()
  await rm(dir, { recursive: true, force: true })
})

const start = (environment: NodeJS.Dict<string>) =>
  startServer({
    NEXT_PUBLIC_SUPABASE_URL: stack.apiUrl,
    NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: stack.publishableKey,
    SUPABASE_SECRET_KEY: stack.secretKey,
    DATABASE_URL: stack.appUrl,
    MAILER_URL: stack.mailUrl,
    ...environment,
  })
const scheduled = { CRON_SECRET: 'a-secret-of-at-least-thirty-two-characters' }

async function mailsTo(email: string) {
  const response = await fetch(`${stack.mailUrl}/api/v1/search?query=to:${encodeURIComponent(email)}`)
  const { messages } = (await response.json()) as { messages: unknown[] }
  return messages.length
}

async function inviteByApi(url: string, email: string) {
  const response = await fetch(`${url}/api/v1/workspaces/${workspaceId}/invitations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${session.access_token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ email }),
  })
  expect(response.status).toBe(201)
}

async function inviteByForm(url: string, email: string) {
  const cookie = `sb-127-auth-token=base64-${Buffer.from(JSON.stringify(session)).toString('base64url')}`
  const page = `${url}/w/${workspaceId}/members`
  const html = await (await fetch(page, { headers: { cookie } })).text()
  await fetch(page, { method: 'POST', headers: { cookie }, body: formIn(html, { email, role: 'member' }) })
}

// Nobody calls /api/jobs/run here.
test.each([
  ['the API', inviteByApi, 'by-api@example.com'],
  ['a form', inviteByForm, 'by-form@example.com'],
])('where no worker runs, an invitation by %s is mailed without a tick', async (_, invite, email) => {
  await using server = await start(scheduled)

  await invite(server.url, email)

  await expect.poll(() => mailsTo(email)).toBe(1)
})

// A server that is told to stop first finishes what follows its answers.
test.each([
  ['no worker runs, an invitation is done', scheduled, 'completed', 1],
  ['a worker runs, an invitation waits for it', {}, 'created', 0],
])('where %s when the server has stopped', async (_, environment, state, mails) => {
  await using server = await start(environment)
  const email = `${state}@example.com`

  await inviteByApi(server.url, email)
  await server.stop()

  expect(await newestJob()).toBe(state)
  expect(await mailsTo(email)).toBe(mails)
})

async function newestJob() {
  const { rows } = await withClient(stack.adminUrl, (client) =>
    client.query<{ state: string }>(
      `select state from pgboss.job where name = 'invitation.mail' order by created_on desc limit 1`,
    ),
  )
  return rows[0]?.state
}
