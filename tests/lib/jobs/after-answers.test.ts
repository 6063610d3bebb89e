import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startMailer } from '../../support/mailer'
import { owner } from '../../support/owner'

const mailer = await startMailer()
process.env.MAILER_URL = mailer.url

// Next runs it once a request is answered. Here the test says when.
const answered: (() => Promise<void>)[] = []
vi.mock('next/server', () => ({ after: (work: () => Promise<void>) => void answered.push(work) }))
const answer = () => Promise.all(answered.splice(0).map((work) => work()))

const { pool } = await import('@/lib/db/pool')
const { asService } = await import('@/lib/db/transaction')
const { enqueue } = await import('@/lib/jobs/enqueue')
const { workAfterAnswers } = await import('@/lib/worker/after-answers')
const { runBatch } = await import('@/lib/worker/run-batch')

workAfterAnswers()
beforeEach(() => mailer.answerWith({ status: 200 }))
afterEach(async () => {
  answered.length = 0
  mailer.subjects.length = 0
  await owner.query('delete from pgboss.job')
})
afterAll(async () => {
  await pool.end()
  await mailer.close()
})

const send = (subject: string, options = {}) =>
  asService('test-request', (tx) =>
    enqueue(
      tx,
      'mail.send',
      { to: 'ada@example.com', subject, html: '<p>Hello</p>', text: 'Hello' },
      options,
    ),
  )

test('what a request puts into the queue is worked once it is answered, and not before', async () => {
  await send('Soon')
  const before = [...mailer.subjects]

  await answer()

  expect(before).toEqual([])
  expect(mailer.subjects).toEqual(['Soon'])
})

test('what the work itself commits is followed by nothing', async () => {
  await send('Once')

  await answer()

  expect(answered).toEqual([])
})

test('a transaction that is rolled back is followed by nothing', async () => {
  await asService('test-request', async (tx) => {
    await enqueue(tx, 'mail.send', { to: 'ada@example.com', subject: 'Never', html: '', text: '' })
    throw new Error('refused')
  }).catch(() => {})

  expect(answered).toEqual([])
})

test('one batch is at work at a time, and looks after what comes meanwhile', async () => {
  mailer.answerWith('never')
  await send('First')
  const arrived = mailer.arrived()
  const first = answer()
  await arrived
  mailer.answerWith({ status: 200 })
  await send('Second')

  await answer()
  const meanwhile = [...mailer.subjects]
  mailer.answerNow()
  await first

  expect(meanwhile).toEqual(['First'])
  expect(mailer.subjects).toEqual(['First', 'Second'])
})

test('a job for later, and one that failed, wait for the scheduler', async () => {
  mailer.answerWith({ status: 503 })
  await send('Failing')
  await send('Later', { runAfter: new Date(Date.now() + 60_000) })

  await answer()

  const { rows } = await owner.query(
    `select data -> 'payload' ->> 'subject' as subject, state, start_after > now() as waits
     from pgboss.job order by subject`,
  )
  expect(rows).toEqual([
    { subject: 'Failing', state: 'retry', waits: true },
    { subject: 'Later', state: 'created', waits: true },
  ])
  expect(answered).toEqual([])
  expect(mailer.subjects).toEqual(['Failing'])
})

test('where the queue cannot be read, nothing is thrown, and the next request tries again', async () => {
  await send('Again')
  await owner.query('alter table pgboss.job rename to job_away')
  await answer()
  await owner.query('alter table pgboss.job_away rename to job')
  await asService('test-request', async () => {})

  await answer()

  expect(mailer.subjects).toEqual(['Again'])
})

test('the upkeep is left to the scheduler', async () => {
  await send('Soon')
  await answer()

  const { rows } = await owner.query(`select name from pgboss.job where name = 'upkeep.run'`)
  expect(rows).toEqual([])
  expect((await runBatch()).done).toBeGreaterThan(0)
})
