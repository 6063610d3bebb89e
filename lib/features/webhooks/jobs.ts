import { inBatches } from '@/lib/db/in-batches'
import { asService } from '@/lib/db/transaction'
import { enqueue } from '@/lib/jobs/enqueue'
import type { HandlersOf, UpkeepOf } from '@/lib/jobs/work'
import type { webhooks } from './feature'
import { pauseAfter } from './schedule'
import { seal, sealingVersion, unseal } from './secret'
import { ATTEMPT_TIMEOUT_MS, post, unsent } from './send'
import {
  claimDelivery,
  type ClaimedDelivery,
  deleteDeliveries,
  deleteExpiredSecrets,
  selectSecretsSealedOtherwise,
  settleDelivery,
  updateSealedSecret,
  wakeOverdueWebhooks,
} from './sending-queries'
import { signedHeaders } from './signature'

export const handlers: HandlersOf<typeof webhooks> = {
  // A delivery that was sent just before its worker died is sent again, with the same webhook-id.
  'webhook.deliver': ({ webhookId }, { requestId }) => deliver(webhookId, requestId),
}

export const upkeep: UpkeepOf<typeof webhooks> = {
  'webhooks.purge': purgeDeliveries,
  'webhooks.reseal': resealSecrets,
  'webhooks.wake': wakeOverdue,
}

/** Deliveries of one webhook that all workers together have at work, so that a slow receiver cannot take every worker. */
const AT_ONCE = 2
/** Longer than an attempt and the note of it, so that no second worker takes a delivery that the first still has. */
const LEASE_MS = 2 * ATTEMPT_TIMEOUT_MS
/** A job begins nothing after it, so a slow receiver keeps the others waiting for one timeout at most before it queues again. */
const TURN_MS = 2_000

/** Sends what a webhook is to be told now, in order, for the length of one turn. What is left gets a turn of its own. */
export async function deliver(webhookId: string, requestId: string): Promise<void> {
  const turnEndsAt = performance.now() + TURN_MS
  for (;;) {
    const claimed = await asService(requestId, (tx) =>
      claimDelivery(tx, webhookId, { atOnce: AT_ONCE, leaseMs: LEASE_MS }),
    )
    if (!claimed) return

    const outcome = await attempt(claimed)
    const isOver = performance.now() > turnEndsAt
    await asService(requestId, (tx) =>
      Promise.all([
        settleDelivery(tx, claimed, outcome, pauseAfter(claimed.attempt, outcome)),
        isOver && enqueue(tx, 'webhook.deliver', { webhookId }),
      ]),
    )
    if (isOver) return
  }
}

async function attempt({ eventId, body, workspaceId, url, secrets }: ClaimedDelivery) {
  if (secrets.length === 0) return unsent('It has no secret to sign with: rotate the secret.')
  const opened = secrets.map((sealed) => unseal(sealed, workspaceId))
  return post(url, signedHeaders({ id: eventId, sentAt: new Date(), body }, opened), body)
}

/** Twice what a delivery may be claimed for. */
const OVERDUE_MS = 2 * LEASE_MS
const WOKEN_MAX = 1_000

/** Wakes up for what is long due: a wake-up call may die with the worker that had its last try. */
export async function wakeOverdue(requestId: string): Promise<void> {
  await asService(requestId, (tx) => wakeOverdueWebhooks(tx, OVERDUE_MS, WOKEN_MAX))
}

/** Long enough to look into a bad month, and bounds what a busy workspace keeps. */
const RETENTION_DAYS = 30
const DAY_MS = 86_400_000
/** With their attempts some thousands of rows: over in a fraction of a second. */
const BATCH_ROWS = 500

/** Removes deliveries that are older than 30 days, at most 25,000 in a run, and secrets that no longer sign. */
export async function purgeDeliveries(requestId: string): Promise<void> {
  await asService(requestId, (tx) => deleteExpiredSecrets(tx))
  const olderThan = new Date(Date.now() - RETENTION_DAYS * DAY_MS)
  await inBatches(requestId, BATCH_ROWS, (tx, rows) => deleteDeliveries(tx, olderThan, rows))
}

/** Each is a round trip's worth of work, and the transaction must not hold them long. */
const RESEAL_BATCH_ROWS = 100

/** Seals what older keys have sealed with the newest one, so that they can be taken away: at most 5,000 secrets in a run. */
export async function resealSecrets(requestId: string): Promise<void> {
  await inBatches(requestId, RESEAL_BATCH_ROWS, async (tx, rows) => {
    const secrets = await selectSecretsSealedOtherwise(tx, sealingVersion, rows)
    await Promise.all(
      secrets.map(({ id, workspaceId, sealed }) =>
        updateSealedSecret(tx, id, seal(unseal(sealed, workspaceId), workspaceId)),
      ),
    )
    return secrets.length
  })
}
