import 'server-only'
import type { Caller, KeyCaller } from '@/lib/auth/caller'
import { asReader } from '@/lib/db/transaction'
import { chargeAddress, chargeCaller } from '@/lib/limits/charging'
import { countLate, countRequest, countsWithTransactions } from '@/lib/limits/count'
import { isKnownKey, rememberKey } from '@/lib/limits/known-keys'
import type { LimitClass } from '@/lib/limits/quotas'
import { RequestCharge, secondsUntil } from '@/lib/limits/request-charge'
import type { Exchange } from './exchange'

export type Limit = LimitClass | 'none'

/** Throws `rate_limited` before any other work. */
export function limitAddress(exchange: Exchange, limit: Limit): void {
  if (limit === 'none') return
  exchange.charge = new RequestCharge()
  chargeAddress(limit, exchange.request.headers, exchange.charge)
}

/** Counts before work that acts ahead of the caller's first transaction, which counts all other requests. Throws `rate_limited`. */
export async function limitCaller({ charge }: Exchange, limit: Limit, caller: Caller): Promise<Caller> {
  if (!charge || limit === 'none') return caller
  if (caller.via === 'key' && !isKnownKey(caller.key.hash)) await proveKey(caller, charge)
  chargeCaller(limit, caller, charge)
  if (!countsWithTransactions || (limit !== 'read' && limit !== 'write')) await countRequest(charge)
  return { ...caller, charge }
}

/** Counts against the address until the database knows the key, so an invented one has no counter. Throws `unauthenticated`. */
async function proveKey(caller: KeyCaller, charge: RequestCharge) {
  if (!countsWithTransactions) await countRequest(charge)
  await asReader({ ...caller, charge }, 'user-or-key', async () => {})
  rememberKey(caller.key.hash)
}

/** Counts a request without a caller against its address alone. Throws `rate_limited`. */
export async function limitAnyone(exchange: Exchange, limit: Limit): Promise<void> {
  limitAddress(exchange, limit)
  if (exchange.charge) await countRequest(exchange.charge)
}

/** Also counts requests refused before the database. https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/ */
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
