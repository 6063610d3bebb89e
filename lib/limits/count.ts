import 'server-only'
import type { Count, Due } from '@/lib/auth/rate-limit-charge'
import { countApart } from '@/lib/db/rate-limits'
import { env } from '@/lib/env'
import { inTime } from './in-time'
import type { RequestCharge } from './request-charge'

export const countsWithTransactions = env.REDIS_URL === undefined

/** Throws `rate_limited`, after one round trip. */
export async function countRequest(charge: RequestCharge): Promise<void> {
  const due = charge.take()
  if (due.length === 0) return

  const counts = await inTime(answerOf(due)).catch((error: unknown) => {
    charge.uncounted(error)
  })
  if (counts) charge.counted(counts)
}

/** Counts an answered request. An excess refuses the next one. */
export async function countLate(charge: RequestCharge): Promise<void> {
  await countRequest(charge).catch(() => {})
}

function answerOf(due: Due[]): Promise<Map<string, Count>> {
  return env.REDIS_URL ? countInRedis(env.REDIS_URL, due) : countApart(due)
}

async function countInRedis(url: string, due: Due[]) {
  const { count } = await import('./redis')
  return count(url, due)
}
