import 'server-only'
import type { Caller } from '@/lib/auth/caller'
import { chargeAddress, chargeCaller } from '@/lib/limits/charging'
import { countLate, countRequest, countsWithTransactions } from '@/lib/limits/count'
import type { LimitClass } from '@/lib/limits/quotas'
import { RequestCharge, secondsUntil } from '@/lib/limits/request-charge'
import type { Exchange } from './exchange'

/** `none` is for what load balancers and schedulers ask: they share an address, and must get their answer in a flood too. */
export type Limit = LimitClass | 'none'

/** Begins the request's charge. Throws `rate_limited` before anything else is done, when the address is known to have used up its allowance. */
export function limitAddress(exchange: Exchange, limit: Limit): void {
  if (limit === 'none') return
  exchange.charge = new RequestCharge()
  chargeAddress(limit, exchange.request.headers, exchange.charge)
}

/**
 * The caller, whose first transaction counts the request in its own flight. What is dear, or may act before it asks the
 * database, is counted before it begins. Throws `rate_limited`.
 */
export async function limitCaller({ charge }: Exchange, limit: Limit, caller: Caller): Promise<Caller> {
  if (!charge || limit === 'none') return caller
  chargeCaller(limit, caller, charge)
  if (!countsWithTransactions || limit === 'expensive' || limit === 'sign-in') await countRequest(charge)
  return { ...caller, charge }
}

/** Counts a request that nobody signs for against its address alone. Throws `rate_limited`. */
export async function limitAnyone(exchange: Exchange, limit: Limit): Promise<void> {
  limitAddress(exchange, limit)
  if (exchange.charge) await countRequest(exchange.charge)
}

/**
 * Says in an answer what is left, and counts what was refused before it reached the database.
 * https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
 */
export async function announceLimits({ charge }: Exchange, headers: Headers): Promise<void> {
  if (!charge) return
  await countLate(charge)

  const counted = charge.allowances.flatMap(({ quota, count }) => (count ? [{ quota, count }] : []))
  if (counted.length === 0) return
  const policies = counted.map(({ quota }) => `"${quota.name}";q=${quota.limit};w=${quota.windowSeconds}`)
  const limits = counted.map(
    ({ quota, count }) =>
      `"${quota.name}";r=${Math.max(0, quota.limit - count.used)};t=${secondsUntil(count)}`,
  )
  headers.set('ratelimit-policy', policies.join(', '))
  headers.set('ratelimit', limits.join(', '))
}
