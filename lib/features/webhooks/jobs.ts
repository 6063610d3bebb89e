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
  'webhook.deliver': ({ webhookId }, { requestId }) => deliver(webhookId, requestId),
}

export const upkeep: UpkeepOf<typeof webhooks> = {
  'webhooks.purge': purgeDeliveries,
  'webhooks.reseal': resealSecrets,
  'webhooks.wake': wakeOverdue,
}

const AT_ONCE = 2
/** Outlasts an attempt and its record, so no second worker takes the same delivery. */
const LEASE_MS = 2 * ATTEMPT_TIMEOUT_MS
const TURN_MS = 2_000

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

const OVERDUE_MS = 2 * LEASE_MS
const WOKEN_MAX = 1_000

/** Revives overdue deliveries, whose wake-up job may have died with its worker. */
export async function wakeOverdue(requestId: string): Promise<boolean> {
  await asService(requestId, (tx) => wakeOverdueWebhooks(tx, OVERDUE_MS, WOKEN_MAX))
  return false
}

const RETENTION_DAYS = 30
const DAY_MS = 86_400_000
/** A fraction of a second of work, with some thousands of attempts. */
const BATCH_ROWS = 500

/** Also removes expired former secrets. */
export async function purgeDeliveries(requestId: string): Promise<boolean> {
  await asService(requestId, (tx) => deleteExpiredSecrets(tx))
  const olderThan = new Date(Date.now() - RETENTION_DAYS * DAY_MS)
  return inBatches(requestId, BATCH_ROWS, (tx, rows) => deleteDeliveries(tx, olderThan, rows))
}

/** Each costs a round trip, and the transaction must stay short. */
const RESEAL_BATCH_ROWS = 100

/** Reseals secrets with the newest key, so older keys can be removed: at most 5,000 secrets in a run. */
export function resealSecrets(requestId: string): Promise<boolean> {
  return inBatches(requestId, RESEAL_BATCH_ROWS, async (tx, rows) => {
    const secrets = await selectSecretsSealedOtherwise(tx, sealingVersion, rows)
    await Promise.all(
      secrets.map(({ id, workspaceId, sealed }) =>
        updateSealedSecret(tx, id, seal(unseal(sealed, workspaceId), workspaceId)),
      ),
    )
    return secrets.length
  })
}
