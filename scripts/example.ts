import './lib-modules.ts'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { Webhook } from 'standardwebhooks'
import { devAddresses, requireAnswer } from './dev/addresses.ts'
import { readEnvironment } from './command/environment.ts'
import { reportFailure } from './command/failure.ts'

const usage = `Usage: npm run example [-- --site <url> --supabase <url>]

A client of the API, against a running "npm run dev". Signs in as the demo owner, creates an API key, and uses it to create, list, change
and complete a task in a new project. Verifies the signature of the webhook for it. Removes everything that it created.
--site      the address of the app (that of "npm run dev", by PORT, http://localhost:3000 without it)
--supabase  the address of its Supabase (the local one, or NEXT_PUBLIC_SUPABASE_URL for a hosted project)`

/** The development server compiles a route when it is first asked for. */
const TIMEOUT_MS = 60_000
/** A job is looked for once a second. */
const WEBHOOK_WAIT_MS = 30_000

const { createClient } = await import('../app/api/client.ts')
const { localDefaults } = await import('../lib/local-defaults.ts')

const { values } = parseArgs({
  options: {
    site: { type: 'string' },
    supabase: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
})

if (values.help) console.log(usage)
else await run().catch(reportFailure)

async function run() {
  const { site, supabase, apikey } = readPlaces()
  const app = { path: '/api/health', timeoutMs: TIMEOUT_MS, toDo: 'start it with npm run dev.' }
  await requireAnswer(site, app)
  await requireAnswer(supabase, { ...app, path: '/auth/v1/health', headers: { apikey } })

  const credential = await signIn(supabase, apikey, { email: 'ada@example.com', password: 'plinth-demo-1' })
  const owner = createClient({ site, credential, timeoutMs: TIMEOUT_MS })
  const { data: workspaces } = await owner('listWorkspaces', { query: { limit: 1 } })
  const workspaceId = workspaces[0]!.id
  console.log(`Signed in; the first workspace is ${workspaces[0]!.name}.`)

  const receiver = await startReceiver()
  const params = { workspaceId }
  const webhook = await owner('createWebhook', {
    params,
    body: { url: receiver.url, eventTypes: ['task.completed'] },
  })
  const scopes = [
    'projects.create',
    'projects.read',
    'projects.remove',
    'tasks.create',
    'tasks.read',
    'tasks.change',
  ] as const
  const key = await owner('createApiKey', { params, body: { name: 'Example', scopes: [...scopes] } })
  try {
    const taskId = await work(site, workspaceId, key.data.secret!)
    const event = await receiver.verified(webhook.data.secret!)
    console.log(
      `A webhook says ${event.type} of ${event.data.resource.id === taskId ? 'that task' : 'another task'}; its signature holds.`,
    )
  } finally {
    await owner('removeWebhook', { params: { workspaceId, webhookId: webhook.data.id } })
    await owner('revokeApiKey', { params: { workspaceId, apiKeyId: key.data.id } })
    receiver.close()
  }
}

/** A program with an API key, limited to the scopes and the workspace of the key. */
async function work(site: string, workspaceId: string, secret: string) {
  const call = createClient({ site, credential: secret, timeoutMs: TIMEOUT_MS })
  const params = { workspaceId }
  const name = `Example ${new Date().toISOString()}`
  const project = await call('createProject', { params, body: { name }, idempotencyKey: crypto.randomUUID() })
  const projectId = project.data.id

  const made = await call('createTask', { params, body: { projectId, title: 'Try the API' } })
  const task = { workspaceId, taskId: made.data.id }
  const changed = await call('changeTask', {
    params: task,
    body: { title: 'Know the API' },
    ifMatch: made.etag!,
  })
  await call('completeTask', { params: task, ifMatch: changed.etag! })

  const done = await call('listTasks', { params, query: { projectId, state: 'done' } })
  console.log(`Made, changed and completed: ${done.data.map(({ title }) => title).join(', ')}.`)
  await call('removeProject', { params: { workspaceId, projectId } })
  return task.taskId
}

function readPlaces() {
  const environment = readEnvironment()
  const found = { ...localDefaults, ...environment }
  const dev = devAddresses(environment)
  return {
    site: values.site ?? dev.siteUrl,
    supabase: values.supabase ?? dev.supabaseUrl ?? found.NEXT_PUBLIC_SUPABASE_URL,
    apikey: found.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY,
  }
}

async function signIn(url: string, apikey: string, account: { email: string; password: string }) {
  const response = await fetch(`${url}/auth/v1/token?grant_type=password`, {
    method: 'POST',
    headers: { apikey, 'content-type': 'application/json' },
    body: JSON.stringify(account),
    signal: AbortSignal.timeout(10_000),
  })
  if (!response.ok) throw new Error(`${account.email} cannot sign in at ${url}: ${await response.text()}`)
  return ((await response.json()) as { access_token: string }).access_token
}

type Event = { type: string; data: { resource: { id: string } } }

/** Answers the first webhook that comes, once its signature is verified: https://www.standardwebhooks.com */
async function startReceiver() {
  const came = Promise.withResolvers<{ body: string; headers: Record<string, string> }>()
  const server = createServer(async (request, response) => {
    came.resolve({ body: await text(request), headers: request.headers as Record<string, string> })
    response.writeHead(204).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`,
    async verified(secret: string) {
      const tooLate = AbortSignal.timeout(WEBHOOK_WAIT_MS)
      tooLate.addEventListener('abort', () => came.reject(new Error('No webhook came: does a worker run?')))
      const { body, headers } = await came.promise
      return new Webhook(secret).verify(body, headers) as Event
    },
    close: () => server.close(),
  }
}
