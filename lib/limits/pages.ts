import 'server-only'
import type { UserCaller } from '@/lib/auth/caller'
import { env } from '@/lib/env'
import { chargeAddress, chargeCaller } from './charging'
import { inTime } from './in-time'
import { RequestCharge } from './request-charge'

/** Throws `rate_limited` before any other work when this process already knows. */
export function chargePage(headers: Headers): RequestCharge {
  const charge = new RequestCharge()
  chargeAddress('page', headers, charge)
  return charge
}

/** Counts in Redis, or else in this process alone, because a count in Postgres would cost every page a round trip. Throws `rate_limited`. */
export async function countPage(charge: RequestCharge, caller: UserCaller | undefined): Promise<void> {
  if (caller) chargeCaller('page', caller, charge)
  if (!env.REDIS_URL) return charge.countHere()

  const { count } = await import('./redis')
  const counts = await inTime(count(env.REDIS_URL, charge.take())).catch((error: unknown) => {
    charge.uncounted(error)
  })
  if (counts) charge.counted(counts)
}
