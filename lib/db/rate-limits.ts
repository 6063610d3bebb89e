import 'server-only'
import pg from 'pg'
import type { Charge, Count, Due } from '@/lib/auth/rate-limit-charge'
import { lastRowsOf, type Statement } from './pipelined-connection'
import { connect } from './pool'

type Row = { key: string; used: number; reset_ms: number }

export function counting(charge: Charge | undefined): Statement[] {
  const due = charge?.take() ?? []
  if (!charge || due.length === 0) return []
  return [
    { text: textFor(due), answered: (rows) => charge.counted(countsIn(rows)), refused: charge.uncounted },
  ]
}

export async function countApart(due: Due[]): Promise<Map<string, Count>> {
  const client = await connect()
  try {
    const counts = countsIn(lastRowsOf(await client.query(textFor(due))))
    client.release()
    return counts
  } catch (error) {
    client.release(error as Error)
    throw error
  }
}

// Postgres runs one message as one transaction, so the role ends with it and a failure leaves the connection clean.
function textFor(due: Due[]) {
  const keys = due.map(({ key }) => pg.escapeLiteral(key))
  const seconds = due.map(({ windowSeconds }) => windowSeconds)
  return `select set_config('role', 'service_role', true);
select * from private.count_request(array[${keys.join()}], array[${seconds.join()}])`
}

function countsIn(rows: unknown[]) {
  return new Map((rows as Row[]).map(({ key, used, reset_ms: resetMs }) => [key, { used, resetMs }]))
}
