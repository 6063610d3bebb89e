import pg, { type ClientBase } from 'pg'
import type { UserCaller } from '@/lib/auth/caller'
import { owner } from './owner'

type Step = (db: ClientBase) => Promise<unknown>

/** Runs `last` in the first of two transactions as soon as the second is done or waits, and returns how the second one ended. */
export async function overlap(first: Step, second: Step, last: Step = (db) => db.query('commit')) {
  const [one, two] = [await owner.connect(), new pg.Client(owner.options)]
  await two.connect()
  try {
    await one.query('begin')
    await first(one)
    const run = { isOver: false }
    const ended = Promise.allSettled([second(two)]).finally(() => (run.isOver = true))
    const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    while (!run.isOver && (await owner.query(waiting)).rowCount === 0) continue
    await last(one)
    return (await ended)[0]
  } finally {
    one.release()
    await two.end()
  }
}

/** A statement of somebody in the transaction that is open, as the server sends it. */
export async function queryAs(
  { userId, sessionId, assurance }: UserCaller,
  db: ClientBase,
  text: string,
  values: unknown[] = [],
) {
  await db.query(`select set_config('role', 'app_user', true), set_config('request.jwt.claims', $1, true)`, [
    JSON.stringify({ sub: userId, role: 'authenticated', session_id: sessionId, ...assurance }),
  ])
  return db.query(text, values)
}
