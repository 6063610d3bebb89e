import 'server-only'
import { z } from 'zod'
import { deadQueue, openQueue } from './queue'

const SHOWN_MAX = 100

type DeadJob = { name: string; failedAt: string; reason: string }

const Message = z.object({ message: z.string() })
// What the queue itself noted, such as a worker that died, is wrapped once more.
const Failure = z.union([Message, z.object({ value: Message }).transform(({ value }) => value)])

/** Jobs that failed for the last time, oldest first, at most 100. What they were told is left out: it may hold a secret. */
export async function listDeadJobs(): Promise<DeadJob[]> {
  const queue = await openQueue({ supervise: false })
  try {
    const jobs = await queue.findJobs(deadQueue, { limit: SHOWN_MAX })
    return jobs.map(({ sourceName, createdOn, sourceOutput }) => ({
      name: sourceName ?? '',
      failedAt: createdOn.toISOString(),
      reason: Failure.safeParse(sourceOutput).data?.message ?? '',
    }))
  } finally {
    await queue.stop()
  }
}

/** Gives every dead job all of its tries again, and returns how many there were. */
export async function retryDeadJobs(): Promise<number> {
  const queue = await openQueue({ supervise: false })
  try {
    // One that dies again meanwhile is left for another time.
    const options = { createdBefore: new Date() }
    let moved = 0
    let batch = 0
    do {
      batch = await queue.redrive(deadQueue, options)
      moved += batch
    } while (batch > 0)
    return moved
  } finally {
    await queue.stop()
  }
}
