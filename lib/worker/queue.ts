import 'server-only'
import { PgBoss } from 'pg-boss'
import { runServiceStatement } from '@/lib/db/service-statement'
import { log } from '@/lib/observability/log'

/** Where a job goes that failed for the last time. */
export const deadQueue = 'dead'

const MINUTE_MS = 60_000

/**
 * The queue on the app's own pool, as the service role: it works through a transaction-mode pooler and changes no schema.
 * Expired jobs are put back when somebody supervises: by itself every half a minute, or by a call of supervise().
 */
export async function openQueue({ supervise }: { supervise: boolean }): Promise<PgBoss> {
  const queue = new PgBoss({
    db: { executeSql: runServiceStatement },
    migrate: false,
    schedule: false,
    supervise,
    superviseIntervalSeconds: 30,
    monitorIntervalSeconds: 30,
    // Reindexing and a look at vacuum need rights that the service role has not.
    reindex: false,
    monitorVacuum: false,
    registerInstance: false,
    openTelemetry: { enabled: false },
  })
  const mayTell = oncePerMinute()
  queue.on('error', (error) => {
    // The queue adds which of its workers met the error, and all of them meet an outage, every second.
    if (mayTell(error.message.replace(/ \(Queue: .*/, ''))) log.warn({ error }, 'the job queue')
  })
  queue.on('warning', ({ message }) => log.warn({ reason: message }, 'the job queue'))
  try {
    return await queue.start()
  } catch (error) {
    await queue.stop({ graceful: false })
    throw error
  }
}

function oncePerMinute() {
  const told = new Map<string, number>()
  return (message: string) => {
    const now = performance.now()
    if (now - (told.get(message) ?? -Infinity) < MINUTE_MS) return false
    told.clear()
    told.set(message, now)
    return true
  }
}
