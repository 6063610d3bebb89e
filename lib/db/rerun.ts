import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { log } from '@/lib/observability/log'

const RERUNS_MAX = 2
const PAUSE_MS = 40

const conflicts: ReadonlySet<string | undefined> = new Set(['40001', '40P01'])

/** Runs a transaction anew that Postgres ended for the sake of another: nothing of it was written. https://www.postgresql.org/docs/17/mvcc-serialization-failure-handling.html */
export async function rerunning<T>(attempt: (reruns: number) => Promise<T>): Promise<T> {
  for (let reruns = 0; ; reruns += 1) {
    try {
      const result = await attempt(reruns)
      if (reruns > 0) log.info({ reruns }, 'a transaction was rerun after a conflict')
      return result
    } catch (error) {
      const code = error instanceof pg.DatabaseError ? error.code : undefined
      if (!conflicts.has(code)) throw error
      if (reruns === RERUNS_MAX) {
        log.warn({ reruns, code }, 'a transaction met a conflict each time')
        throw error
      }
    }
    // Two that gave way to each other do not come back at one moment.
    await sleep(PAUSE_MS * (reruns + Math.random()))
  }
}
