import 'server-only'
import { z } from 'zod'
import { deadQueue, openQueue } from './queue'

const SHOWN_MAX = 100

type DeadJob = { name: string; failedAt: string; reason: string }

const Message = z.object({ message: z.string() })
// The queue wraps its own errors, such as a dead worker, once more.
const Failure = z.union([Message, z.object({ value: Message }).transform(({ value }) => value)])

/** The oldest 100. Payloads are left out because they may hold secrets. */
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

export async function retryDeadJobs(): Promise<number> {
  const queue = await openQueue({ supervise: false })
  try {
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
