import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { localDefaults } from '@/lib/local-defaults'
import { owner } from '../../support/owner'
import { startMailer } from '../../support/mailer'
import { ownSecrets } from '../../../scripts/production/values'
import { startSink } from '../../production/stand-ins'

const mailer = await startMailer()
process.env.MAILER_URL = mailer.url

const { pool } = await import('@/lib/db/pool')
const { asService } = await import('@/lib/db/transaction')
const { enqueue } = await import('@/lib/jobs/enqueue')
const { runBatch } = await import('@/lib/worker/run-batch')

beforeEach(async () => {
  mailer.subjects.length = 0
  mailer.answerWith({ status: 200 })
  await owner.query('delete from pgboss.job')
})
afterAll(async () => {
  await pool.end()
  await mailer.close()
})

/** `npm run worker` on the test's database. */
function startWorker(parameters: string[] = [], environment: NodeJS.Dict<string> = {}) {
  const child = spawn(process.execPath, ['scripts/worker.ts', ...parameters], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...ownSecrets, NODE_ENV: 'production', LOG_LEVEL: 'info', ...environment },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => (output += text.toString()))
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, output }))
  const endedEarly = async () => {
    throw new Error(`The worker ended: ${(await ended).output}`)
  }
  const arrived = mailer.arrived()
  return {
    /** The subject of the first mail that it sends. */
    handsOver: () => Promise.race([arrived, ended.then(endedEarly)]),
    kill: (signal: NodeJS.Signals) => void child.kill(signal),
    ended,
  }
}

const send = (subject: string) =>
  asService('request-of-the-job', (tx) =>
    enqueue(tx, 'mail.send', { to: 'ada@example.com', subject, html: '<p>Hello</p>', text: 'Hello' }),
  )

const stateOf = async (id: string | null) => {
  const { rows } = await owner.query('select state, retry_count from pgboss.job where id = $1', [id])
  return rows[0]
}

test('a worker does what is enqueued, logs it under the id of its request, and stops when it is told to', async () => {
  const worker = startWorker()
  const id = await send('Hello')

  expect(await worker.handsOver()).toBe('Hello')
  await expect.poll(() => stateOf(id)).toMatchObject({ state: 'completed' })
  worker.kill('SIGTERM')
  const { code, output } = await worker.ended

  expect(code).toBe(0)
  const lines = output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines).toContainEqual(
    expect.objectContaining({ message: 'job', job: 'mail.send', jobId: id, requestId: 'request-of-the-job' }),
  )
})

test('a line of upkeep says which step it was, and no line what a job was told', async () => {
  const worker = startWorker()
  const mailId = await send('Hello')
  const upkeepId = await asService('upkeep', (tx) => enqueue(tx, 'upkeep.run', { step: 'rate-limits.purge' }))

  await expect.poll(() => stateOf(mailId)).toMatchObject({ state: 'completed' })
  await expect.poll(() => stateOf(upkeepId)).toMatchObject({ state: 'completed' })
  worker.kill('SIGTERM')
  const { output } = await worker.ended

  const line = output.split('\n').find((text) => text.includes(upkeepId!))
  expect(JSON.parse(line!)).toMatchObject({ message: 'job', job: 'upkeep.run', step: 'rate-limits.purge' })
  expect(output).not.toContain('ada@example.com')
})

test('a worker that is told to stop first finishes what it has begun', async () => {
  mailer.answerWith('never')
  const worker = startWorker()
  const id = await send('Slow')
  await worker.handsOver()

  worker.kill('SIGTERM')
  // Long enough for one that does not wait to be gone.
  await Promise.race([worker.ended, sleep(500)])
  mailer.answerNow()
  const { code } = await worker.ended

  expect(code).toBe(0)
  expect(await stateOf(id)).toEqual({ state: 'completed', retry_count: 0 })
})

test('the job of a worker that was killed runs again', async () => {
  mailer.answerWith('never')
  const worker = startWorker()
  const id = await send('Twice')
  await worker.handsOver()
  worker.kill('SIGKILL')
  await worker.ended
  const left = await stateOf(id)
  mailer.answerWith({ status: 200 })

  const tooEarly = await runBatch()
  await passTime(id)
  await runBatch()
  await passTime(id)
  await runBatch()

  expect(left).toMatchObject({ state: 'active' })
  expect(tooEarly.failed).toBe(0)
  expect(mailer.subjects).toEqual(['Twice', 'Twice'])
  expect(await stateOf(id)).toEqual({ state: 'completed', retry_count: 1 })
})

test.each([[[]], [['--dead']]])(
  'a worker that would run unsafe (%j) prints the list of a start, and ends',
  async (flags) => {
    const { code, output } = await startWorker(flags, { ...localDefaults, TRUSTED_PROXY_HOPS: '' }).ended

    const [heading, ...lines] = output.trimEnd().split('\n')
    expect(code).toBe(1)
    expect(heading).toBe('The environment is not as it must be (see .env.example):')
    expect(lines.map((line) => /^ {2}(\w+): /.exec(line)?.[1])).toEqual([
      'NEXT_PUBLIC_SUPABASE_URL',
      'NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY',
      'SUPABASE_SECRET_KEY',
      'LIVE_SIGNING_KEY',
      'DATABASE_URL',
      'TRUSTED_PROXY_HOPS',
      'MAILER_URL',
      'MAIL_FROM',
      'WEBHOOK_SECRET_KEYS',
      'SEND_EMAIL_HOOK_SECRET',
    ])
  },
)

test('dead jobs are listed and retried by hand', async () => {
  const id = await send('Dead')
  await owner.query('update pgboss.job set retry_limit = 0 where id = $1', [id])
  mailer.answerWith({ status: 503 })
  await runBatch()

  const listed = await startWorker(['--dead']).ended
  const retried = await startWorker(['--retry-dead']).ended

  expect(listed).toMatchObject({
    code: 0,
    output: expect.stringMatching(/mail\.send {2}The mailbox answered 503\./),
  })
  expect(retried).toEqual({ code: 0, output: '1 jobs are tried again.\n' })
})

test('a worker that lacks a variable ends with the list of what is missing', async () => {
  const { code, output } = await startWorker([], { MAIL_FROM: '' }).ended

  expect(code).toBe(1)
  expect(output).toContain('  MAIL_FROM: is missing.')
})

/** Lets the time pass that the queue gives to a job, and that before a new try. */
async function passTime(id: string | null) {
  await owner.query(
    `update pgboss.job set start_after = now() - interval '1 s', started_on = started_on - interval '61 s' where id = $1`,
    [id],
  )
  await owner.query('update pgboss.queue set monitor_on = null, monitor_claim_on = null')
}

test('what a worker logs of a job that failed names our own lines', async () => {
  const worker = startWorker()
  mailer.answerWith({ status: 500 })
  await send('Refused')

  await worker.handsOver()
  worker.kill('SIGTERM')

  const lines = (await worker.ended).output.split('\n').filter((line) => line.includes('job failed'))
  const throws = readFileSync('lib/mail/deliver.ts', 'utf8')
    .split('\n')
    .findIndex((line) => line.includes('throw new Error(`The mailbox answered'))
  expect(lines.length).toBeGreaterThan(0)
  expect(JSON.parse(lines[0]!).error.stack).toContain(`/lib/mail/deliver.ts:${throws + 1}:`)
})

test('a job that failed for the last time reaches Sentry from the worker, with our own lines and the release', async () => {
  await using sink = await startSink()
  mailer.answerWith({ status: 500 })
  await send('Refused')
  await owner.query('update pgboss.job set retry_limit = 0')

  const worker = startWorker([], { SENTRY_DSN: sink.dsn, BUILD_IDENTITY: 'v1' })
  await expect.poll(() => sink.events()).toHaveLength(1)
  worker.kill('SIGTERM')
  await worker.ended

  const [event] = sink.events()
  expect(event).toMatchObject({ transaction: 'JOB mail.send', release: 'v1', environment: 'production' })
  const files = event!.exception.values[0]!.stacktrace!.frames.map(({ filename }) => filename)
  expect(files).toContain(`${process.cwd()}/lib/mail/deliver.ts`)
})
