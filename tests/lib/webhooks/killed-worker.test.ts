import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Webhook as Verifier } from 'standardwebhooks'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { owner } from '../../support/owner'
import { createMember } from '../../support/people'
import { startReceiver } from '../../support/receiver'

process.env.WEBHOOK_ALLOW_LOCAL = 'true'
const receiver = await startReceiver()

const { pool } = await import('@/lib/db/pool')
const { runBatch } = await import('@/lib/worker/run-batch')
const { insertNote } = await import('../../support/notes')
const { createWebhook, readDeliveries } = await import('../../support/webhooks')

afterAll(async () => {
  await pool.end()
  await receiver.close()
})

function startWorker() {
  const child = spawn(process.execPath, ['scripts/worker.ts'], {
    stdio: 'ignore',
    env: { ...process.env, NODE_ENV: 'development' },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

/** Lets the time pass that the queue gives to a job, that before a new try, and that for which a delivery is claimed. */
async function passTime() {
  await owner.query(
    `update pgboss.job set start_after = now() - interval '1 s', started_on = started_on - interval '61 s'
     where state in ('created', 'retry', 'active');
     update pgboss.queue set monitor_on = null, monitor_claim_on = null;
     update webhook_deliveries set claimed_until = now() where status = 'waiting' and claimed_until is not null`,
  )
}

test('what a worker was sending when it was killed is sent again, under the same id', async () => {
  receiver.answerWith('never')
  const ada = await createMember()
  const webhook = await createWebhook(ada, receiver.url)
  await insertNote(ada)
  const arrived = receiver.arrived()
  const worker = startWorker()
  await arrived
  worker.kill('SIGKILL')
  await once(worker, 'exit')
  receiver.answerWith({ status: 200 })

  await runBatch()
  const tooEarly = receiver.got.length
  await passTime()
  await runBatch()
  await passTime()
  await runBatch()

  const [first, second, ...more] = receiver.got
  expect(tooEarly).toBe(1)
  expect(more).toEqual([])
  expect(second!.headers['webhook-id']).toBe(first!.headers['webhook-id'])
  for (const { body, headers } of [first!, second!])
    expect(() => new Verifier(webhook.secret!).verify(body, headers as Record<string, string>)).not.toThrow()
  expect(await readDeliveries(ada, webhook)).toMatchObject([{ status: 'delivered', attemptCount: 2 }])
})
