import { createClient } from '@supabase/supabase-js'
import { expect, onTestFinished, test } from 'vitest'
import { withClient } from '../src/client'
import { freePort } from '../src/ports'
import { resetStack, startStack, type Migrate } from '../src/stack'
import { keys, projectConfig } from './project'
import { scratchDir } from './scratch'

type Given = { dir?: string; migrate?: Migrate }

async function start({ dir = scratchDir(), migrate }: Given = {}) {
  const ports = { db: await freePort(), api: await freePort(), mail: await freePort() }
  const stack = await startStack({
    dir,
    ports,
    durable: false,
    siteUrl: 'http://localhost:3000',
    config: projectConfig(),
    keys,
    ...(migrate && { migrate }),
  })
  onTestFinished(stack.stop)
  return { ...stack, dir, ports }
}

async function createUser({ apiUrl, secretKey }: { apiUrl: string; secretKey: string }) {
  const { auth } = createClient(apiUrl, secretKey, { auth: { persistSession: false } })
  const { error } = await auth.admin.createUser({ email: 'ada@example.com', password: 'correct horse 9' })
  if (error) throw error
}

async function emails({ adminUrl }: { adminUrl: string }) {
  const { rows } = await withClient(adminUrl, (client) =>
    client.query<{ email: string }>('select email from auth.users order by email'),
  )
  return rows.map(({ email }) => email)
}

test('two stacks run side by side and share nothing', async () => {
  const [one, other] = await Promise.all([start(), start()])

  await createUser(one)

  expect(await emails(one)).toEqual(['ada@example.com'])
  expect(await emails(other)).toEqual([])
})

test('a stack takes the keys that it was given, and no others', async () => {
  const { apiUrl, publishableKey, secretKey } = await start()
  const statusFor = async (apikey: string) =>
    (await fetch(`${apiUrl}/auth/v1/admin/users`, { headers: { apikey } })).status

  expect({ publishableKey, secretKey }).toEqual(keys)
  expect(await statusFor(secretKey)).toBe(200)
  expect(await statusFor('sb_secret_of-somebody-else')).toBe(401)
})

test('every start migrates as the owner, and a migration that fails leaves nothing running', async () => {
  const dir = scratchDir()
  const asked: string[] = []
  const migrate: Migrate = (ownerUrl) =>
    withClient(ownerUrl, async (client) => {
      const { rows } = await client.query<{ name: string }>('select current_user as name')
      asked.push(rows[0]!.name)
    })
  await (await start({ dir, migrate })).stop()
  await (await start({ dir, migrate })).stop()

  expect(asked).toEqual(['postgres', 'postgres'])
  await expect(start({ dir, migrate: () => Promise.reject(new Error('no')) })).rejects.toThrow('no')
  await expect(start({ dir, migrate })).resolves.toMatchObject({ outdated: false })
})

test('a reset empties a running stack, which goes on with the new schema', async () => {
  const stack = await start()
  await createUser(stack)
  const migrate: Migrate = (ownerUrl) =>
    withClient(ownerUrl, (client) =>
      client.query('create table public.notes (id int); grant select on public.notes to service_role'),
    )

  await resetStack({ dir: stack.dir, ports: stack.ports, config: projectConfig(), migrate })

  expect(await emails(stack)).toEqual([])
  const rest = createClient(stack.apiUrl, stack.secretKey, { auth: { persistSession: false } })
  await expect.poll(async () => (await rest.from('notes').select()).status, { timeout: 20_000 }).toBe(200)
})

test('a database that another version made is kept, and said to be outdated', async () => {
  const dir = scratchDir()
  const first = await start({ dir })
  await createUser(first)
  await withClient(first.adminUrl, (client) => client.query(`comment on database postgres is 'bootstrap 0'`))
  await first.stop()
  let told: boolean | undefined

  const second = await start({ dir, migrate: async (_, { outdated }) => (told = outdated) })

  expect([first.outdated, second.outdated, told]).toEqual([false, true, true])
  expect(await emails(second)).toEqual(['ada@example.com'])
})

test('a database whose making was cut short is made anew', async () => {
  const dir = scratchDir()
  const first = await start({ dir })
  await withClient(first.adminUrl, (client) => client.query('comment on database postgres is null'))
  await withClient(first.adminUrl, (client) => client.query('drop schema auth cascade'))
  await first.stop()

  const second = await start({ dir })
  await createUser(second)

  expect(second.outdated).toBe(false)
  expect(await emails(second)).toHaveLength(1)
})
