import type { Tx } from '@/lib/db/transaction'
import { insertJob } from './queries'
import { type JobName, jobs, type Payload } from './registry'

type EnqueueOptions = {
  /** By default at once. */
  runAfter?: Date
  /** Skips the job while the queue remembers one with this key. */
  onceKey?: string
}

/** Runs at least once after the commit, under the same request id. Null for a known key. Costs no round trip beside another statement. */
export async function enqueue<Name extends JobName>(
  tx: Tx,
  name: Name,
  payload: Payload<Name>,
  options: EnqueueOptions = {},
): Promise<string | null> {
  return insertJob(tx, name, JSON.stringify(jobs[name].parse(payload)), options)
}
