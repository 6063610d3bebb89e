import 'server-only'
import type { JobWithMetadata } from 'pg-boss'
import { type JobName, jobs } from '@/lib/jobs/registry'
import type { JobContext } from '@/lib/jobs/work'
import { log } from '@/lib/observability/log'
import { reportError } from '@/lib/observability/report'
import { handlers } from './handlers'

/** Half of what the queue gives a job, so that one still at work is never given to a second worker. */
const JOB_TIMEOUT_MS = 30_000

export type QueuedJob = JobWithMetadata<{ payload: unknown; requestId: string | null }>

/** Runs a job to its end, writes one line, and returns what the queue is to note when it failed: a message, and no secret. */
export async function perform(name: JobName, job: QueuedJob): Promise<string | undefined> {
  const startedAt = performance.now()
  const requestId = job.data.requestId ?? job.id
  const line = () => ({
    requestId,
    job: name,
    ...detailsOf(name, job.data.payload),
    jobId: job.id,
    attempt: job.retryCount + 1,
    durationMs: Math.round(performance.now() - startedAt),
  })

  try {
    await inTime(run(name, job.data.payload, { jobId: job.id, requestId }))
    log.info(line(), 'job')
    return undefined
  } catch (error) {
    if (job.retryCount < job.retryLimit) log.warn({ ...line(), error }, 'job failed, and will be tried again')
    else reportError(error, { requestId, method: 'JOB', route: name })
    return error instanceof Error ? error.message : String(error)
  }
}

/** The steps of upkeep share a name; the payloads of other jobs may hold what no log should. */
function detailsOf(name: JobName, payload: unknown) {
  return name === 'upkeep.run' ? jobs[name].safeParse(payload).data : undefined
}

async function run(name: JobName, payload: unknown, context: JobContext) {
  // The two are looked up by one name, which the compiler cannot follow.
  const handle = handlers[name] as (payload: unknown, context: JobContext) => Promise<void>
  await handle(jobs[name].parse(payload), context)
}

async function inTime(work: Promise<void>) {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(
    () => late.reject(new Error(`It was not done after ${JOB_TIMEOUT_MS / 1_000} seconds.`)),
    JOB_TIMEOUT_MS,
  )
  try {
    await Promise.race([work, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
