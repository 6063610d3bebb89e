import 'server-only'
import type { Charge, Count, Due } from '@/lib/auth/rate-limit-charge'
import { AppError } from '@/lib/errors'
import { storeAnswered, storeFailed } from './outage'
import { counterKey, type Quota } from './quotas'
import { countHere, recentCount, rememberCount } from './recent-counts'

type Allowance = { quota: Quota; key: string; isTaken?: true; count?: Count }

export class RequestCharge implements Charge {
  readonly #allowances: Allowance[] = []
  #isRefused = false

  get allowances(): readonly Allowance[] {
    return this.#allowances
  }

  /** Throws `rate_limited` without asking the store when this process already knows. */
  add(quota: Quota, subject: string): void {
    const allowance: Allowance = { quota, key: counterKey(quota, subject) }
    this.#allowances.push(allowance)

    const known = recentCount(allowance.key)
    if (!known || known.used < quota.limit) return
    this.#isRefused = true
    allowance.count = { ...known, used: known.used + 1 }
    this.#requireRoom()
  }

  readonly take = (): Due[] => {
    const due = this.#isRefused ? [] : this.#allowances.filter(({ isTaken }) => !isTaken)
    for (const allowance of due) allowance.isTaken = true
    return due.map(({ key, quota: { windowSeconds } }) => ({ key, windowSeconds }))
  }

  readonly counted = (counts: Map<string, Count>): void => {
    storeAnswered()
    this.#settle(({ key }) => counts.get(key))
  }

  readonly uncounted = (error: unknown): void => {
    storeFailed(error)
    this.#settleHere()
  }

  /** Counts in this process alone. */
  countHere(): void {
    this.take()
    this.#settleHere()
  }

  #settleHere() {
    this.#settle(({ key, quota: { windowSeconds } }) => countHere({ key, windowSeconds }))
  }

  #settle(countOf: (allowance: Allowance) => Count | undefined) {
    for (const allowance of this.#allowances.filter(({ isTaken, count }) => isTaken && !count)) {
      const count = countOf(allowance)
      if (!count) continue
      allowance.count = count
      rememberCount(allowance.key, count)
    }
    this.#requireRoom()
  }

  #requireRoom() {
    const waits = this.#allowances.flatMap(({ quota, count }) =>
      count && count.used > quota.limit ? [secondsUntil(count)] : [],
    )
    if (waits.length === 0) return
    const seconds = Math.max(...waits)
    throw new AppError('rate_limited', `Too many requests. Please try again in ${inWords(seconds)}.`, {
      retryAfterSeconds: seconds,
    })
  }
}

/** At least one second, so the caller finds a new window. */
export function secondsUntil({ resetMs }: Count): number {
  return Math.max(1, Math.ceil(resetMs / 1_000))
}

function inWords(seconds: number) {
  if (seconds === 1) return 'a second'
  return seconds <= 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`
}
