import { readOptions } from './command/options.ts'
import './lib-modules.ts'
import { devAddresses, requireAnswer } from './dev/addresses.ts'
import { readEnvironment } from './command/environment.ts'
import { reportFailure } from './command/failure.ts'
import { startReceiver } from './example/webhook-receiver.ts'

const usage = `Usage: npm run example [-- --site <url> --supabase <url>]

A client of the API, against a running "npm run dev". Signs in as the demo owner and makes a workspace of its own with an API key and a
webhook. Reads the workspace with the key, changes it by its version, and is refused with an outdated one. Invites somebody, and reads all
of that in the activity. Verifies the signature of the webhook for it. Removes everything that it created.
--site      the address of the app (that of "npm run dev", by PORT, http://localhost:3000 without it)
--supabase  the address of its Supabase (the local one, or NEXT_PUBLIC_SUPABASE_URL for a hosted project)`

/** The development server compiles a route when it is first asked for. */
const TIMEOUT_MS = 60_000

const { ApiError, createClient } = await import('../app/api/client.ts')
const { localDefaults } = await import('../lib/local-defaults.ts')

const { values } = readOptions({
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
  const { data: account } = await owner('getAccount', {})
  const name = `Example ${new Date().toISOString()}`
  // A repetition with the same key answers with the same workspace.
  const made = await owner('createWorkspace', { body: { name }, idempotencyKey: crypto.randomUUID() })
  const params = { workspaceId: made.data.id }
  console.log(`Signed in as ${account.displayName}, and made a workspace to work in.`)

  const receiver = await startReceiver()
  try {
    const eventTypes = ['workspace.changed'] as const
    const webhook = await owner('createWebhook', {
      params,
      body: { url: receiver.url, eventTypes: [...eventTypes] },
    })
    const key = await owner('createApiKey', { params, body: { name: 'Example', scopes: ['workspace.read'] } })
    const program = createClient({ site, credential: key.data.secret!, timeoutMs: TIMEOUT_MS })

    await change(owner, program, params)
    const event = await receiver.verified(webhook.data.secret!)
    const whose = event.data.resource.id === params.workspaceId ? 'that workspace' : 'another workspace'
    console.log(`A webhook says ${event.type} of ${whose}; its signature holds.`)
  } finally {
    await owner('removeWorkspace', { params })
    receiver.close()
  }
}

/** The key of the program reads, and no more. Each change is of the version that was read. */
async function change(owner: Client, program: Client, params: { workspaceId: string }) {
  const read = await program('getWorkspace', { params })
  const changed = await owner('changeWorkspace', {
    params,
    body: { name: `${read.data.name}, renamed` },
    ifMatch: read.etag!,
  })
  console.log(`Read with the key and renamed: version ${read.data.version} is now ${changed.data.version}.`)

  const late = owner('changeWorkspace', { params, body: { name: 'Too late' }, ifMatch: read.etag! })
  console.log(`A change of the version before is refused: ${await refusalOf(late)}.`)
  const foreign = program('createInvitation', {
    params,
    body: { email: 'grace@example.com', role: 'member' },
  })
  console.log(`The key may not invite: ${await refusalOf(foreign)}.`)

  await owner('createInvitation', { params, body: { email: 'grace@example.com', role: 'member' } })
  const { data } = await owner('listActivity', { params, query: { limit: 5 } })
  const lines = data.map(({ action, resource }) => `${resource.kind} ${action}`)
  console.log(`The activity has it, the newest first: ${lines.join(', ')}.`)
}

async function refusalOf(call: Promise<unknown>) {
  const error = await call.then(
    () => new Error('It was not refused.'),
    (refused: unknown) => refused,
  )
  if (!(error instanceof ApiError)) throw error
  return `${error.status} ${error.code}`
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

type Client = ReturnType<typeof createClient>
