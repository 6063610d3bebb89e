import 'server-only'
import { setTimeout } from 'node:timers/promises'
import { mailboxOf } from '@/lib/mail/address'
import { countRequest } from './count'
import { type MailClass, quotas } from './quotas'
import { RequestCharge } from './request-charge'

const STEP_MS = 250
/** A person waits this long, and a function is not kept longer. */
const WAIT_MAX_MS = 5_000

/**
 * Delays attempts at one mailbox that come without a client address, the longer the more there are. A refusal would let anybody lock
 * the owner out.
 */
export async function slowDown(limit: MailClass, mail: string): Promise<void> {
  const quota = quotas.unhurried[limit]
  const charge = new RequestCharge()
  charge.add({ ...quota, limit: Number.POSITIVE_INFINITY }, mailboxOf(mail))
  await countRequest(charge)

  const [counted] = charge.allowances
  const excess = (counted?.count?.used ?? 0) - quota.limit
  if (excess > 0) await setTimeout(Math.min(excess * STEP_MS, WAIT_MAX_MS))
}
