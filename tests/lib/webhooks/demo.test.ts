import { Webhook as Verifier } from 'standardwebhooks'
import { afterAll, expect, test } from 'vitest'
import { insertDemoData } from '../../../scripts/demo/data'
import { owner } from '../../support/owner'
import { createUser } from '../../support/people'
import { startReceiver } from '../../support/receiver'

process.env.WEBHOOK_ALLOW_LOCAL = 'true'
const receiver = await startReceiver()

const { pool } = await import('@/lib/db/pool')
const { unseal } = await import('@/lib/features/webhooks/secret')
const { listWebhooks } = await import('@/lib/features/webhooks/service')
const { runBatch } = await import('@/lib/worker/run-batch')
const { insertNote } = await import('../../support/notes')
const { changeWebhook } = await import('../../support/webhooks')

afterAll(async () => {
  await pool.end()
  await receiver.close()
})

test('the demo’s webhook is its owner’s, and once it is switched on it signs what it sends', async () => {
  const user = await createUser()
  await owner.query(`update auth.users set email = 'ada@example.com' where id = $1`, [user.userId])
  const client = await owner.connect()
  await insertDemoData(client).finally(() => client.release())
  const { rows } = await owner.query<{ id: string }>(
    `select id from workspaces where name = 'Harbour Coffee'`,
  )
  const ada = { ...user, workspaceId: rows[0]!.id }
  const { items } = await listWebhooks(ada, ada.workspaceId, { limit: 10 })

  await changeWebhook(ada, items[0]!, { url: receiver.url, enabled: true }, { 'if-match': '*' })
  await insertNote(ada)
  await runBatch()

  const { rows: recent } = await owner.query(
    `select from webhook_deliveries where created_at > now() - interval '14 days'`,
  )
  const secrets = await owner.query<{ sealed: Buffer }>('select sealed from private.webhook_secrets')
  const [delivered] = receiver.got
  expect(items).toMatchObject([{ enabled: false, createdBy: user.userId }])
  expect(recent.length).toBeGreaterThan(100)
  expect(secrets.rows).toHaveLength(1)
  const verifier = new Verifier(unseal(secrets.rows[0]!.sealed, ada.workspaceId))
  expect(verifier.verify(delivered!.body, delivered!.headers as Record<string, string>)).toMatchObject({
    type: 'note.created',
  })
})
