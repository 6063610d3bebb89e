import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import type { PgBoss } from 'pg-boss'
import { pool } from '@/lib/db/pool'
import { jobNames } from '@/lib/jobs/registry'
import { log } from '@/lib/observability/log'
import { perform, type QueuedJob } from './perform'
import { openQueue } from './queue'
import { enqueueUpkeep } from './upkeep'

const POLL_SECONDS = 1
/** Jobs of each kind at once. A job holds no connection of its own, and the pool bounds all together. */
const JOBS_AT_ONCE = 3
const UPKEEP_INTERVAL_MS = 60_000
/** Unfinished jobs run again elsewhere. Platforms wait thirty seconds before they kill. */
const STOP_TIMEOUT_MS = 25_000

/** Bridges a restart of the database, or the migrations that make the queue, while a worker starts. */
const START_WITHIN_MS = 60_000
const START_RETRY_MS = 1_000

/** `stop` waits for running jobs. Any number of workers may run. */
export function createWorker() {
  let starting = Promise.resolve<PgBoss | undefined>(undefined)
  let timer: NodeJS.Timeout | undefined
  const stopping = new AbortController()

  return {
    async start() {
      starting = openInTime(stopping.signal)
      await starting
      await addDueUpkeep()
      timer = setInterval(addDueUpkeep, UPKEEP_INTERVAL_MS)
    },
    async stop() {
      // A worker stopped during its start may already have begun a job.
      stopping.abort()
      const queue = await starting.catch(() => undefined)
      clearInterval(timer)
      await queue?.stop({ timeout: STOP_TIMEOUT_MS })
      await pool.end()
    },
  }
}

async function openInTime(stopping: AbortSignal): Promise<PgBoss> {
  const deadline = performance.now() + START_WITHIN_MS
  for (;;) {
    try {
      return await open()
    } catch (error) {
      if (performance.now() > deadline) throw error
      log.warn({ error }, 'the job queue cannot be opened yet')
      await sleep(START_RETRY_MS, undefined, { signal: stopping })
    }
  }
}

async function open(): Promise<PgBoss> {
  const queue = await openQueue({ supervise: true })
  const options = { includeMetadata: true, pollingIntervalSeconds: POLL_SECONDS } as const
  for (const name of jobNames) {
    const handle = async ([job]: QueuedJob[]) => {
      const failure = job && (await perform(name, job))
      if (failure) throw new Error(failure)
    }
    await queue.work(name, { ...options, localConcurrency: JOBS_AT_ONCE }, handle)
  }
  return queue
}

async function addDueUpkeep() {
  await enqueueUpkeep(new Date()).catch((error: unknown) => log.warn({ error }, 'upkeep was not enqueued'))
}
