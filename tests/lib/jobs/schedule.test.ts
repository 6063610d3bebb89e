import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { withClient } from '../../../scripts/database/client'
import { schedule, unschedule } from '../../../scripts/schedule'
import { adminUrl } from '../../support/clones'
import { owner } from '../../support/owner'

const secret = 'a-secret-of-at-least-thirty-two-characters'
process.env.CRON_SECRET = secret

const { pool } = await import('@/lib/db/pool')
const run = await import('@/app/api/jobs/run/route')

const target = { siteUrl: 'https://plinth.example', secret }
const ownerUrl = adminUrl(inject('cluster').port, process.env.TEST_DATABASE!)
const client = new pg.Client(ownerUrl)

beforeAll(async () => {
  await client.connect()
  await owner.query(readFileSync(join(import.meta.dirname, 'schedule-extensions.sql'), 'utf8'))
})
beforeEach(() => owner.query('truncate cron.job, cron.job_run_details, net.calls, vault.secrets'))
afterAll(async () => {
  await client.end()
  await pool.end()
})

const rowsOf = async (text: string) => (await owner.query(text)).rows
const jobs = () => rowsOf('select jobname, schedule, command from cron.job order by jobname')

/** The calls of pg_cron when a job is due, and of pg_net then. */
async function callWhatIsDue() {
  const [tick] = await rowsOf(`select command from cron.job where schedule = '* * * * *'`)
  await owner.query(tick.command)
  const [call] = await rowsOf('select * from net.calls order by id desc limit 1')
  const request = new Request(call.url, {
    method: 'POST',
    headers: call.headers,
    body: JSON.stringify(call.body),
  })
  return { call, response: await run.POST(request, { params: Promise.resolve({}) }) }
}

test('every minute the tick is called, with the secret, and is let in', async () => {
  await schedule(client, target)

  const { call, response } = await callWhatIsDue()

  expect(call).toMatchObject({ url: 'https://plinth.example/api/jobs/run', timeout_milliseconds: 55_000 })
  expect(response.status).toBe(200)
})

test('a database without the extensions has nothing to take back', async () => {
  const lines = await withClient(adminUrl(inject('cluster').port, 'postgres'), unschedule)

  expect(lines).toEqual(['Nothing was scheduled.'])
})

test('the secret is in the Vault alone', async () => {
  const lines = await schedule(client, target)

  expect(JSON.stringify([lines, await jobs()])).not.toContain(secret)
  expect(await rowsOf('select decrypted_secret from vault.decrypted_secrets order by name')).toEqual([
    { decrypted_secret: 'https://plinth.example/api/jobs/run' },
    { decrypted_secret: secret },
  ])
})

test('told again it changes what has changed, and adds nothing', async () => {
  await schedule(client, target)
  await schedule(client, { siteUrl: 'https://other.example', secret: `${secret}-of-today` })

  const { call } = await callWhatIsDue()

  expect(call.url).toBe('https://other.example/api/jobs/run')
  expect(call.headers.Authorization).toBe(`Bearer ${secret}-of-today`)
  expect(await jobs()).toHaveLength(2)
  expect(await rowsOf('select from vault.secrets')).toHaveLength(2)
})

test('taken back, it leaves neither a job nor a secret, and those of others alone', async () => {
  await owner.query(
    `select cron.schedule('theirs', '0 0 * * *', 'select 1'), vault.create_secret('x', 'theirs')`,
  )
  await schedule(client, target)

  const removed = await unschedule(client)
  const again = await unschedule(client)

  expect(removed).toEqual(expect.arrayContaining(['Removed plinth-jobs.', 'Removed plinth-job-runs.']))
  expect(again).toEqual(['Nothing was scheduled.'])
  expect((await jobs()).map(({ jobname }) => jobname)).toEqual(['theirs'])
  expect(await rowsOf('select name from vault.secrets')).toEqual([{ name: 'theirs' }])
})

test('what pg_cron notes of its runs is kept for a week', async () => {
  await schedule(client, target)
  await owner.query(`insert into cron.job_run_details (end_time) values (now() - interval '8 days'), (now())`)

  const [cleaning] = await rowsOf(`select command from cron.job where jobname = 'plinth-job-runs'`)
  await owner.query(cleaning.command)

  expect(await rowsOf('select from cron.job_run_details')).toHaveLength(1)
})

test('what fails in the middle leaves all as it was', async () => {
  await owner.query(
    'alter function vault.update_secret(uuid, text, text, text, uuid) rename to update_secret_before',
  )
  await schedule(client, target)

  await expect(schedule(client, { ...target, siteUrl: 'https://other.example' })).rejects.toThrow(
    'update_secret',
  )
  await owner.query(
    'alter function vault.update_secret_before(uuid, text, text, text, uuid) rename to update_secret',
  )

  expect((await callWhatIsDue()).call.url).toBe('https://plinth.example/api/jobs/run')
})

const command = (args: string[], environment: object) =>
  new Promise<{ code: number; output: string }>((resolve) => {
    const { PATH } = process.env
    const program = join(import.meta.dirname, '../../../scripts/db-schedule.ts')
    execFile(
      process.execPath,
      [program, ...args],
      { env: { PATH, ...environment } as never },
      (error, out, err) => resolve({ code: error ? Number(error.code) : 0, output: out + err }),
    )
  })

test('one command schedules it, and takes it back', async () => {
  const environment = {
    DATABASE_OWNER_URL: ownerUrl,
    NEXT_PUBLIC_SITE_URL: target.siteUrl,
    CRON_SECRET: secret,
  }

  const scheduled = await command([], environment)
  const count = (await jobs()).length
  const removed = await command(['--remove'], { DATABASE_OWNER_URL: ownerUrl })

  expect([scheduled.code, count, removed.code]).toEqual([0, 2, 0])
  expect(scheduled.output).toContain('POST https://plinth.example/api/jobs/run')
  expect(scheduled.output).not.toContain(secret)
  expect(await jobs()).toEqual([])
})

test.each([
  ['no database', { DATABASE_OWNER_URL: '' }, 'DATABASE_OWNER_URL is not set'],
  [
    'a site that only this machine reaches',
    { NEXT_PUBLIC_SITE_URL: 'http://localhost:3000' },
    'must be the https:// address',
  ],
  ['a slash too many', { NEXT_PUBLIC_SITE_URL: 'https://plinth.example/' }, 'must be the https:// address'],
  ['no secret', { CRON_SECRET: '' }, 'CRON_SECRET must be what the app has'],
  ['a secret that is too short', { CRON_SECRET: 'short' }, 'CRON_SECRET must be what the app has'],
  [
    'the transaction pooler',
    { DATABASE_OWNER_URL: 'postgres://postgres:x@127.0.0.1:6543/postgres' },
    'session pooler',
  ],
])('with %s the command says what to do', async (_, wrong, sentence) => {
  const right = { DATABASE_OWNER_URL: ownerUrl, NEXT_PUBLIC_SITE_URL: target.siteUrl, CRON_SECRET: secret }

  const { code, output } = await command([], { ...right, ...wrong })

  expect(code).toBe(1)
  expect(output).toContain(sentence)
})
