import 'server-only'
import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { AppError } from '@/lib/errors'
import { log } from '@/lib/observability/log'
import { toAppError } from './errors'

const TRIES_MAX = 3
const PAUSE_MS = 20

/** Repeats a transaction that Postgres ended for the sake of another. Nothing has been answered yet, and it has no effect but in the database. */
export async function untilUndisturbed<T>(isRead: boolean, attempt: () => Promise<T>, tries = 1): Promise<T> {
  try {
    return await attempt()
  } catch (error) {
    if (error instanceof AppError) throw error
    if (tries === TRIES_MAX || !gaveWay(error)) throw await toAppError(error, isRead)
    log.warn({ error, tries }, 'a transaction gave way to another and is tried again')
    await sleep(tries * (PAUSE_MS + randomInt(PAUSE_MS)))
    return untilUndisturbed(isRead, attempt, tries + 1)
  }
}

/** https://www.postgresql.org/docs/17/mvcc-serialization-failure-handling.html */
function gaveWay(error: unknown) {
  return error instanceof pg.DatabaseError && (error.code === '40P01' || error.code === '40001')
}
