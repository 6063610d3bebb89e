import 'server-only'
import { followCommits } from '@/lib/db/after-commit'
import { asService } from '@/lib/db/transaction'
import { isJobDue } from '@/lib/jobs/queries'
import { reportError } from '@/lib/observability/report'
import { runBatch } from './run-batch'

/** Little follows an answer, since a function may be given a minute in all. The scheduler does the rest. */
const SMALL_BATCH = { jobsMax: 20, beginWithinMs: 5_000, upkeep: false }
/** The batch at work looks after commits that come within this time as well. */
const GO_ON_FOR_MS = 10_000

let working = false
let more = false

/** Where no worker runs, works what a request has put into the queue as soon as it is answered. */
export function workAfterAnswers(): void {
  followCommits(workSoon)
}

/** One batch at a time in each process; who comes meanwhile has theirs looked after by the one at work. */
async function workSoon(): Promise<void> {
  more = true
  if (working) return

  working = true
  const deadline = performance.now() + GO_ON_FOR_MS
  try {
    while (more && performance.now() < deadline) {
      more = false
      if (await asService('after-answer', isJobDue)) await runBatch(SMALL_BATCH)
    }
  } catch (error) {
    reportError(error, { requestId: crypto.randomUUID(), method: 'JOB', route: 'after an answer' })
  } finally {
    working = false
  }
}
