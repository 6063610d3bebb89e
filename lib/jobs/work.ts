import type { JobName, Payload } from './registry'

export type JobContext = {
  jobId: string
  /** The request that wanted the job, or the job's own id. */
  requestId: string
}

/** A handler of each job. A job may run twice, so a handler does again what was done without a second effect, or says so. */
export type Handlers<Name extends JobName> = {
  [Each in Name]: (payload: Payload<Each>, context: JobContext) => Promise<void>
}

/** The work of one step of upkeep. It is bounded: what it leaves is for the next run. */
export type Step = (requestId: string) => Promise<void>

/** The handlers of all jobs that a feature declares. */
export type HandlersOf<Declared extends { jobs: object }> = Handlers<keyof Declared['jobs'] & JobName>

/** The steps of all upkeep that a feature declares. */
export type UpkeepOf<Declared extends { upkeep: object }> = Record<keyof Declared['upkeep'], Step>
