import 'server-only'
import { PgBoss } from 'pg-boss'
import { runServiceStatement } from '@/lib/db/service-statement'
import { log } from '@/lib/observability/log'

export const deadQueue = 'dead'

const MINUTE_MS = 60_000

/** Uses the app's pool as the service role and changes no schema. `supervise` returns expired jobs every half minute, supervise() once. */
export async function openQueue({ supervise }: { supervise: boolean }): Promise<PgBoss> {
  const queue = new PgBoss({
    db: { executeSql: runServiceStatement },
    migrate: false,
    schedule: false,
    supervise,
    superviseIntervalSeconds: 30,
    monitorIntervalSeconds: 30,
    // Reindexing needs rights that the service role lacks.
    reindex: false,
    monitorVacuum: false,
    registerInstance: false,
    openTelemetry: { enabled: false },
  })
  const mayTell = oncePerMinute()
  queue.on('error', (error) => {
    // The queue names the worker in the error, and during an outage every worker repeats it each second.
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
