import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { withClient } from '@/scripts/database/client'
import { localUrls } from '@/scripts/stack/urls'
import { arrangePlace, listening, run, signIn, startDev, type Place } from './dev-process'

const nothing = [false, false, false, false]
const everything = [true, true, true, true]

test('one command serves the app, the API with its demo users, and the mailbox; another one leaves it so; db:reset empties the database meanwhile; Ctrl-C takes all away', async () => {
  const place = await arrangePlace()

  const dev = await startDev(place)
  const page = await fetch(`http://localhost:${place.ports.app}`)
  const mailbox = await fetch(`http://127.0.0.1:${place.ports.mail}`)
  const signedIn = await signIn(place, 'ada@example.com')
  expect(dev.banner).toContain(`http://localhost:${place.ports.app}`)
  expect([page.status, mailbox.status, signedIn]).toEqual([200, 200, 200])
  expect(await page.text()).toContain('a page of the app')

  const second = await run('dev.ts', place).ended
  expect(second.code).toBe(0)
  expect(second.output).toContain(dev.banner.trim())
  expect(second.output).toContain(`It is already running, as process ${dev.pid}.`)
  expect(await listening(place)).toEqual(everything)

  await resetMeanwhile(place)

  dev.kill('SIGINT')
  const { code } = await dev.ended
  expect(code).toBe(0)
  expect(await listening(place)).toEqual(nothing)
  expect(
    ['dev.json', 'postgres/postmaster.pid'].filter((name) => existsSync(join(place.state, name))),
  ).toEqual([])
})

test.each([
  ['app', 'PORT.'],
  ['api', 'SUPABASE_API_PORT, or [api] port in supabase/config.toml.'],
  ['db', 'SUPABASE_DB_PORT, or [db] port in supabase/config.toml.'],
  ['mail', 'SUPABASE_LOCAL_SMTP_PORT, or [local_smtp] port in supabase/config.toml.'],
] as const)('a taken %s port is one sentence, and nothing is started', async (use, setting) => {
  const place = await arrangePlace()
  const other = createServer().listen(place.ports[use], '127.0.0.1')
  await once(other, 'listening')
  onTestFinished(() => void other.close())

  const { code, output } = await run('dev.ts', place).ended

  expect(code).toBe(1)
  expect(output).toBe(
    `Port ${place.ports[use]} is taken by another program: stop it, or choose another with ${setting}\n`,
  )
  expect(existsSync(join(place.state, 'postgres'))).toBe(false)
})

/** The demo users can sign in again, and mails arrive as before. */
async function resetMeanwhile(place: Place) {
  const { ownerUrl } = localUrls(place.ports)
  await withClient(ownerUrl, (client) => client.query('create table public.leftover ()'))
  await enqueueMail(place, 'Before')
  await expect.poll(() => subjects(place)).toEqual(['Before'])

  const reset = await run('db-reset.ts', place).ended

  expect(reset).toEqual({ code: 0, output: 'The database is new: migrated, with its demo users.\n' })
  expect(await signIn(place, 'eve@example.com')).toBe(200)
  const { rows } = await withClient(ownerUrl, (client) =>
    client.query(`select to_regclass('public.leftover') as found`),
  )
  expect(rows).toEqual([{ found: null }])
  await enqueueMail(place, 'After')
  await expect.poll(() => subjects(place)).toEqual(['After', 'Before'])
}

async function enqueueMail({ ports }: Place, subject: string) {
  const mail = { to: 'ada@example.com', subject, html: '<p>Hello</p>', text: 'Hello' }
  await withClient(localUrls(ports).ownerUrl, (client) =>
    client.query(`select private.enqueue('mail.send', $1)`, [mail]),
  )
}

async function subjects({ ports }: Place) {
  const response = await fetch(`http://127.0.0.1:${ports.mail}/api/v1/messages`)
  const { messages } = (await response.json()) as { messages: { Subject: string }[] }
  return messages.map(({ Subject }) => Subject)
}
