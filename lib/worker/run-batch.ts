import 'server-only'
import type { PgBoss } from 'pg-boss'
import { z } from 'zod'
import { type JobName, jobNames } from '@/lib/jobs/registry'
import { perform, type QueuedJob } from './perform'
import { openQueue } from './queue'
import { enqueueUpkeep } from './upkeep'

const JOBS_AT_ONCE = 5
/** No job begins later. A job takes half a minute at most, so a batch ends within a minute. */
const BEGIN_WITHIN_MS = 20_000
const JOBS_MAX = 100

/** `more` is true at a limit, when jobs may be left. */
export const Batch = z.object({ done: z.number().int(), failed: z.number().int(), more: z.boolean() })
export type Batch = z.infer<typeof Batch>

/** One bounded turn for platforms without a worker. By default it first adds due upkeep and returns expired jobs. */
export async function runBatch({
  jobsMax = JOBS_MAX,
  beginWithinMs = BEGIN_WITHIN_MS,
  upkeep = true,
} = {}): Promise<Batch> {
  const deadline = performance.now() + beginWithinMs
  const queue = await openQueue({ supervise: false })
  try {
    if (upkeep) {
      await enqueueUpkeep(new Date())
      await queue.supervise()
    }
    return await work(queue, jobsMax, deadline)
  } finally {
    await queue.stop()
  }
}

async function work(queue: PgBoss, jobsMax: number, deadline: number): Promise<Batch> {
  let [done, failed] = [0, 0]
  const room = () => (performance.now() < deadline ? Math.min(JOBS_AT_ONCE, jobsMax - done - failed) : 0)

  for (const name of jobNames) {
    while (room() > 0) {
      const jobs = await queue.fetch<QueuedJob['data']>(name, { batchSize: room(), includeMetadata: true })
      const settled = await Promise.all(jobs.map((job) => settle(queue, name, job)))
      done += settled.filter(Boolean).length
      failed += settled.filter((succeeded) => !succeeded).length
      if (jobs.length === 0) break
    }
  }
  return { done, failed, more: room() === 0 }
}

/** Returns whether the job is done. Naming the attempt leaves a reassigned job alone. */
async function settle(queue: PgBoss, name: JobName, job: QueuedJob) {
  const failure = await perform(name, job)
  if (failure) await queue.fail(name, job, { message: failure })
  else await queue.complete(name, job)
  return !failure
}
