import type { JobName, Payload } from './registry'

export type JobContext = {
  jobId: string
  /** The request that caused the job, or the job's own id. */
  requestId: string
}

/** A job may run twice, so a handler repeats its work without a second effect, or documents one. */
export type Handlers<Name extends JobName> = {
  [Each in Name]: (payload: Payload<Each>, context: JobContext) => Promise<void>
}

/** Bounded. True when there is more to do, which another run does at once. */
export type Step = (requestId: string) => Promise<boolean>

export type HandlersOf<Declared extends { jobs: object }> = Handlers<keyof Declared['jobs'] & JobName>

export type UpkeepOf<Declared extends { upkeep: object }> = Record<keyof Declared['upkeep'], Step>
