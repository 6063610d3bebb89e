import { expect, onTestFinished, test } from 'vitest'
import { withClient } from '../../../scripts/database/client'
import { demoUsers, seedDemo } from '../../../scripts/demo/seed'
import { freePort } from '../src/ports'
import { newSecrets, publishedSecrets } from '../../../scripts/stack/secrets'
import { startStack } from '../src/stack'
import { scratchDir } from '../../../tests/support/scratch'

async function start({ dir = scratchDir(), secrets = publishedSecrets } = {}) {
  const ports = { db: await freePort(), api: await freePort(), mail: await freePort() }
  const stack = await startStack({ dir, ports, durable: false, siteUrl: 'http://localhost:3000', secrets })
  onTestFinished(stack.stop)
  return stack
}

async function emails({ adminUrl }: { adminUrl: string }) {
  const { rows } = await withClient(adminUrl, (client) =>
    client.query('select email from auth.users order by email'),
  )
  return rows.map(({ email }: { email: string }) => email)
}

test('two stacks run side by side and share nothing', async () => {
  const [one, other] = await Promise.all([start(), start()])

  await seedDemo(one)

  expect(await emails(one)).toEqual(demoUsers.map(({ email }) => email).toSorted())
  expect(await emails(other)).toEqual([])
})

test('demo users are created once', async () => {
  const stack = await start()

  await seedDemo(stack)
  await seedDemo(stack)

  expect(await emails(stack)).toHaveLength(demoUsers.length)
})

test('the demo has worked in every week that the overview shows, and its activity says who did what', async () => {
  const stack = await start()

  await seedDemo(stack)

  const { rows } = await withClient(stack.ownerUrl, (client) =>
    client.query(`select
      (select count(distinct date_trunc('week', created_at))::int from tasks where created_at > now() - interval '11 weeks') as weeks,
      (select count(*)::int from webhook_deliveries where created_at > now() - interval '14 days') > 100 as told,
      (select array_agg(distinct actor_kind) from activity where resource_kind = 'task') as actors`),
  )
  expect(rows).toEqual([{ weeks: expect.any(Number), told: true, actors: ['user'] }])
  expect(rows[0].weeks).toBeGreaterThanOrEqual(11)
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

test('a database that other scripts made is kept, and said to be outdated', async () => {
  const dir = scratchDir()
  const first = await start({ dir })
  await seedDemo(first)
  await withClient(first.adminUrl, (client) => client.query(`comment on database postgres is 'bootstrap 0'`))
  await first.stop()

  const second = await start({ dir })

  expect([first.outdated, second.outdated]).toEqual([false, true])
  expect(await emails(second)).toHaveLength(demoUsers.length)
})

test('a database whose making was cut short is made anew', async () => {
  const dir = scratchDir()
  const first = await start({ dir })
  await withClient(first.adminUrl, (client) => client.query('comment on database postgres is null'))
  await withClient(first.adminUrl, (client) => client.query('drop schema auth cascade'))
  await first.stop()

  const second = await start({ dir })
  await seedDemo(second)

  expect(second.outdated).toBe(false)
  expect(await emails(second)).toHaveLength(demoUsers.length)
})
