import { UnsupportedPlatform } from '@plinth/local-supabase/postgres'
import { freePort } from '@plinth/local-supabase/ports'
import { expect, onTestFinished, test } from 'vitest'
import { withClient } from '@/scripts/database/client'
import { demoUsers, seedDemo } from '@/scripts/demo/seed'
import { explained } from '@/scripts/stack/explained'
import { newSecrets, publishedSecrets } from '@/scripts/stack/secrets'
import { startLocalStack } from '@/scripts/stack/stack'
import { scratchDir } from '../support/scratch'

async function start({ dir = scratchDir(), secrets = publishedSecrets } = {}) {
  const ports = { db: await freePort(), api: await freePort(), mail: await freePort() }
  const stack = await startLocalStack({
    dir,
    ports,
    durable: false,
    siteUrl: 'http://localhost:3000',
    secrets,
  })
  onTestFinished(stack.stop)
  return stack
}

test('demo users are created once', async () => {
  const stack = await start()

  await seedDemo(stack)
  await seedDemo(stack)

  const { rows } = await withClient(stack.adminUrl, (client) =>
    client.query<{ email: string }>('select email from auth.users order by email'),
  )
  expect(rows.map(({ email }) => email)).toEqual(demoUsers.map(({ email }) => email).toSorted())
})

test('the app can log in, and can do nothing but become another role', async () => {
  const { appUrl } = await start()

  const read = withClient(appUrl, (client) => client.query('select from public.profiles'))

  await expect(read).rejects.toMatchObject({ code: '42501' })
})

test('a stack with secrets of its own takes them, and none that is published', async () => {
  const own = newSecrets()
  const { apiUrl, appUrl, ...keys } = await start({ secrets: own })
  const statusFor = async (apikey: string) =>
    (await fetch(`${apiUrl}/auth/v1/admin/users`, { headers: { apikey } })).status
  const logIn = (url: string) => withClient(url, (client) => client.query('select 1'))

  expect(keys).toMatchObject({ publishableKey: own.publishableKey, secretKey: own.secretKey })
  expect(await statusFor(own.secretKey)).toBe(200)
  expect(await statusFor(publishedSecrets.secretKey)).toBe(401)
  await expect(logIn(appUrl)).resolves.toBeDefined()
  await expect(logIn(appUrl.replace(own.appPassword, 'app_server'))).rejects.toMatchObject({ code: '28P01' })
})

test('an older database that a migration does not fit is said to be older, with the way to a new one', async () => {
  const dir = scratchDir()
  const first = await start({ dir })
  const older = `comment on database postgres is 'bootstrap 0';
    insert into supabase_migrations.schema_migrations (version) values ('20200101000000')`
  await withClient(first.adminUrl, (client) => client.query(older))
  await first.stop()

  await expect(start({ dir })).rejects.toThrow(
    /^20200101000000 was applied.* The local database was made by older scripts: run npm run db:reset\.$/s,
  )
})

test('a platform without PostgreSQL from npm is told which backends need none', () => {
  expect(explained(new UnsupportedPlatform('linux-sparc'))).toMatchObject({
    message:
      'There is no PostgreSQL from npm for linux-sparc: set SUPABASE_BACKEND to docker, native or remote (see npm run dev -- --help).',
  })
})
