import 'server-only'
import type { UserCaller } from '@/lib/auth/caller'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { chargeAddress, chargeCaller } from './charging'
import { inTime } from './in-time'
import { RequestCharge } from './request-charge'

/** Counts a page. Returns a `rate_limited` that refuses it, before the caller is known when the address alone has no room left. */
export async function refusalOfPage(
  headers: Headers,
  identified: () => Promise<UserCaller | undefined>,
): Promise<AppError | undefined> {
  const charge = new RequestCharge()
  try {
    chargeAddress('page', headers, charge)
    const caller = await identified()
    if (caller) chargeCaller('page', caller, charge)
    await count(charge)
    return undefined
  } catch (error) {
    if (error instanceof AppError && error.code === 'rate_limited') return error
    throw error
  }
}

// A count in Postgres would cost every page a round trip.
async function count(charge: RequestCharge) {
  if (!env.REDIS_URL) return charge.countHere()

  const { count: countInRedis } = await import('./redis')
  const counts = await inTime(countInRedis(env.REDIS_URL, charge.take())).catch((error: unknown) => {
    charge.uncounted(error)
  })
  if (counts) charge.counted(counts)
}
