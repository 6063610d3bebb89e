import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { owner } from '../../support/owner'
import { startMailer } from '../../support/mailer'

const mailer = await startMailer()
process.env.MAILER_URL = mailer.url

const { pool } = await import('@/lib/db/pool')
const { asService } = await import('@/lib/db/transaction')
const { enqueue } = await import('@/lib/jobs/enqueue')
const { listDeadJobs, retryDeadJobs } = await import('@/lib/worker/dead-jobs')
const { openQueue } = await import('@/lib/worker/queue')
const { runBatch } = await import('@/lib/worker/run-batch')
const { enqueueUpkeep, runUpkeep, upkeep } = await import('@/lib/worker/upkeep')

beforeEach(() => mailer.answerWith({ status: 200 }))
afterEach(async () => {
  mailer.subjects.length = 0
  await owner.query('delete from pgboss.job')
})
afterAll(async () => {
  await pool.end()
  await mailer.close()
})

const send = (subject: string) =>
  asService('test-request', (tx) =>
    enqueue(tx, 'mail.send', { to: 'ada@example.com', subject, html: '<p>Hello</p>', text: 'Hello' }),
  )

const stateOf = async (id: string | null) => {
  const { rows } = await owner.query(
    'select state, retry_count, start_after > now() as later from pgboss.job where id = $1',
    [id],
  )
  return rows[0]
}

/** Lets time pass for a job, and for whoever looks after expired ones. */
async function passTime(id: string | null) {
  await owner.query(
    `update pgboss.job set start_after = now() - interval '1 s', started_on = started_on - interval '61 s' where id = $1`,
    [id],
  )
  await owner.query('update pgboss.queue set monitor_on = null, monitor_claim_on = null')
}

test('a job is done once, and is then remembered as done', async () => {
  const id = await send('Once')

  const [first, second] = [await runBatch(), await runBatch()]

  expect(mailer.subjects).toEqual(['Once'])
  expect([first.failed, second.done]).toEqual([0, 0])
  expect(await stateOf(id)).toMatchObject({ state: 'completed' })
})

test('a job that fails is tried again later, not at once', async () => {
  mailer.answerWith({ status: 503 })
  const id = await send('Later')

  const batch = await runBatch()

  expect(batch).toMatchObject({ failed: 1 })
  expect(await stateOf(id)).toEqual({ state: 'retry', retry_count: 0, later: true })
  mailer.answerWith({ status: 200 })
  await passTime(id)
  await runBatch()
  expect(await stateOf(id)).toMatchObject({ state: 'completed' })
  expect(mailer.subjects).toEqual(['Later', 'Later'])
})

test('a job that fails for the last time is kept with its reason, and can be given all of its tries again', async () => {
  mailer.answerWith({ status: 503 })
  const id = await send('Dead')
  await owner.query('update pgboss.job set retry_limit = 1 where id = $1', [id])

  await runBatch()
  await passTime(id)
  await runBatch()
  const dead = await listDeadJobs()

  expect(dead).toEqual([
    { name: 'mail.send', failedAt: expect.any(String), reason: 'The mailbox answered 503.' },
  ])
  mailer.answerWith({ status: 200 })
  expect(await retryDeadJobs()).toBe(1)
  await runBatch()
  expect(mailer.subjects).toEqual(['Dead', 'Dead', 'Dead'])
  expect(await listDeadJobs()).toEqual([])
})

test('what a job was told does not reach the list of dead jobs', async () => {
  const id = await send('Secret subject')
  await owner.query('update pgboss.job set retry_limit = 0 where id = $1', [id])
  mailer.answerWith({ status: 500 })

  await runBatch()

  const dead = await listDeadJobs()
  expect(dead).toHaveLength(1)
  expect(JSON.stringify(dead)).not.toContain('Secret')
})

test('a payload from an older version that nobody can read any more fails by name', async () => {
  const id = await send('Old')
  await owner.query(
    `update pgboss.job set data = '{"payload": {}, "requestId": null}', retry_limit = 0 where id = $1`,
    [id],
  )

  await runBatch()

  const [dead] = await listDeadJobs()
  expect(dead?.reason).toContain('subject')
})

test('a turn at the queue is bounded, and says that there is more', async () => {
  for (const subject of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) await send(subject)

  const first = await runBatch({ jobsMax: 3 })
  const rest = await runBatch()

  expect([first.done, first.more]).toEqual([3, true])
  expect(rest.more).toBe(false)
  expect(mailer.subjects.toSorted()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g'])
})

test('turns at the same time share the jobs, and do none twice', async () => {
  const subjects = Array.from({ length: 30 }, (_, index) => `mail ${index}`)
  for (const subject of subjects) await send(subject)

  await Promise.all([runBatch(), runBatch(), runBatch()])

  expect(mailer.subjects.toSorted()).toEqual(subjects.toSorted())
})

test('upkeep that is due is added once, however many ask', async () => {
  const now = new Date('2026-11-22T12:00:00Z')

  await Promise.all([enqueueUpkeep(now), enqueueUpkeep(now), enqueueUpkeep(new Date(now.getTime() + 60_000))])
  await enqueueUpkeep(new Date('2026-11-23T12:00:00Z'))

  const { rows } = await owner.query(
    `select singleton_key as key from pgboss.job where name = 'upkeep.run' and data #>> '{payload,step}' = 'activity.purge' order by 1`,
  )
  expect(rows.map(({ key }) => key)).toEqual([
    'activity.purge 2026-11-22T03:17:00.000Z',
    'activity.purge 2026-11-23T03:17:00.000Z',
  ])
})

test('every step of the upkeep runs, and leaves nothing dead', async () => {
  const batch = await runBatch()

  expect(batch).toEqual({ done: Object.keys(upkeep).length, failed: 0, more: false })
})

test('a purge that one run cannot end goes on at once', async () => {
  await owner.query(`
    insert into private.idempotency_records (caller_id, operation, key, fingerprint, expires_at)
    select gen_random_uuid(), 'POST /x', n::text, sha256(''), now() - interval '1 day' from generate_series(1, 50001) as n`)
  const waiting = `select from pgboss.job
    where name = 'upkeep.run' and state = 'created' and data #>> '{payload,step}' = 'idempotency.purge'`

  await runUpkeep('idempotency.purge', 'upkeep')

  expect((await owner.query('select from private.idempotency_records')).rowCount).toBe(1)
  expect((await owner.query(waiting)).rowCount).toBe(1)
  await runUpkeep('idempotency.purge', 'upkeep')
  expect((await owner.query('select from private.idempotency_records')).rowCount).toBe(0)
  expect((await owner.query(waiting)).rowCount).toBe(1)
})

test('jobs that are done, dead or forgotten are removed after their time', async () => {
  const [done, forgotten, young] = [await send('done'), await send('forgotten'), await send('young')]
  await owner.query(
    `update pgboss.job set state = 'completed', completed_on = now() - interval '25 hours' where id = $1`,
    [done],
  )
  await owner.query(
    `update pgboss.job set name = 'dead', keep_until = now() - interval '1 s' where id = $1`,
    [forgotten],
  )
  await owner.query('update pgboss.queue set maintain_on = null')

  await runBatch()

  const { rows } = await owner.query('select id from pgboss.job where id = any($1)', [
    [done, forgotten, young],
  ])
  expect(rows).toEqual([{ id: young }])
})

test('the schema of the queue is the one that its package expects', async () => {
  const queue = await openQueue({ supervise: false })

  const { missing, invalid } = await queue.detectSchemaDrift().finally(() => queue.stop())

  expect([missing, invalid]).toEqual([[], []])
})
