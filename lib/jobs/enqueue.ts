import type { Tx } from '@/lib/db/transaction'
import { insertJob } from './queries'
import { type JobName, jobs, type Payload } from './registry'

type EnqueueOptions = {
  /** Not before this moment; by default at once. */
  runAfter?: Date
  /** While the queue remembers a job with this key, another one is left out. */
  onceKey?: string
}

/**
 * Adds a job to the caller's transaction: it runs if that commits, soon after, at least once, and carries on the request id.
 * Returns its id, or null when one with the same key exists. Does not wait for other statements of the transaction, so it
 * costs no round trip when it is sent together with one.
 */
export async function enqueue<Name extends JobName>(
  tx: Tx,
  name: Name,
  payload: Payload<Name>,
  options: EnqueueOptions = {},
): Promise<string | null> {
  return insertJob(tx, name, JSON.stringify(jobs[name].parse(payload)), options)
}
