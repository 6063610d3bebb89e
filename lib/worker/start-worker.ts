import 'server-only'
import { pool } from '@/lib/db/pool'
import { jobNames } from '@/lib/jobs/registry'
import { log } from '@/lib/observability/log'
import { perform, type QueuedJob } from './perform'
import { openQueue } from './queue'
import { enqueueUpkeep } from './upkeep'

const POLL_SECONDS = 1
/** Of each kind. With the three connections that polling needs, this stays below the pool's default of ten. */
const JOBS_AT_ONCE = 3
/** As often as a cron expression can tell apart. */
const UPKEEP_INTERVAL_MS = 60_000
/** Jobs that are not done by then run again elsewhere. Platforms wait thirty seconds before they kill. */
const STOP_TIMEOUT_MS = 25_000

/** Works the queue until `stop`, which waits for the jobs at work. Any number of workers may run. */
export async function startWorker(): Promise<{ stop(): Promise<void> }> {
  const queue = await openQueue({ supervise: true })
  const options = { includeMetadata: true, pollingIntervalSeconds: POLL_SECONDS } as const
  for (const name of jobNames) {
    const handle = async ([job]: QueuedJob[]) => job && perform(name, job)
    await queue.work(name, { ...options, localConcurrency: JOBS_AT_ONCE }, handle)
  }

  const dueUpkeep = () =>
    enqueueUpkeep(new Date()).catch((error: unknown) => log.warn({ error }, 'upkeep was not enqueued'))
  const timer = setInterval(dueUpkeep, UPKEEP_INTERVAL_MS)
  await dueUpkeep()

  return {
    async stop() {
      clearInterval(timer)
      await queue.stop({ timeout: STOP_TIMEOUT_MS })
      await pool.end()
    },
  }
}
