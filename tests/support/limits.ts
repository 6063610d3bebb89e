import { counterKey, type Quota, quotas } from '@/lib/limits/quotas'
import { owner } from './owner'

/** Leaves so many requests of an allowance, in a window that has just begun. */
export async function leave(remaining: number, quota: Quota, subject: string) {
  await owner.query(
    `insert into private.rate_limits (key, used, resets_at) values ($1, $2, now() + make_interval(secs => $3))
     on conflict (key) do update set used = excluded.used, resets_at = excluded.resets_at`,
    [counterKey(quota, subject), quota.limit - remaining, quota.windowSeconds],
  )
}

/** Lets somebody ask more often than anybody may, for a test of something else. */
export async function unlimit({ userId }: { userId: string }) {
  for (const quota of Object.values(quotas.byCaller)) await leave(1_000_000, quota, `user ${userId}`)
}

/** Ends the window of an allowance. */
export async function endWindow(quota: Quota, subject: string) {
  await owner.query(`update private.rate_limits set resets_at = now() where key = $1`, [
    counterKey(quota, subject),
  ])
}

export async function forgetWindow(quota: Quota, subject: string) {
  await owner.query(`delete from private.rate_limits where key = $1`, [counterKey(quota, subject)])
}

/** The counters in the store. */
export async function usedOf(quota: Quota, subject: string): Promise<number> {
  const { rows } = await owner.query<{ used: number }>(
    `select used from private.rate_limits where key = $1`,
    [counterKey(quota, subject)],
  )
  return rows[0]?.used ?? 0
}
