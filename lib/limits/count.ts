import 'server-only'
import type { Count, Due } from '@/lib/auth/rate-limit-charge'
import { countApart } from '@/lib/db/rate-limits'
import { env } from '@/lib/env'
import type { RequestCharge } from './request-charge'

/** A count on a busy machine is faster, and a person at a form notices no such wait. */
const ANSWER_WITHIN_MS = 1_000

export const countsWithTransactions = env.REDIS_URL === undefined

/** Throws `rate_limited`, after one round trip. */
export async function countRequest(charge: RequestCharge): Promise<void> {
  const due = charge.take()
  if (due.length === 0) return

  const counts = await answerOf(due).catch((error: unknown) => {
    charge.uncounted(error)
  })
  if (counts) charge.counted(counts)
}

/** Counts an answered request. An excess refuses the next one. */
export async function countLate(charge: RequestCharge): Promise<void> {
  await countRequest(charge).catch(() => {})
}

async function answerOf(due: Due[]): Promise<Map<string, Count>> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(
    () => late.reject(new Error(`No count within ${ANSWER_WITHIN_MS} ms.`)),
    ANSWER_WITHIN_MS,
  )
  const answer = env.REDIS_URL ? countInRedis(env.REDIS_URL, due) : countApart(due)
  try {
    return await Promise.race([answer, late.promise])
  } finally {
    clearTimeout(timer)
  }
}

async function countInRedis(url: string, due: Due[]) {
  const { count } = await import('./redis')
  return count(url, due)
}
