import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'

/** A task that exists, as a client was told. */
export type Entry = { key: string; title: string; id: string }

// A client that comes back at once would only heat the machine.
const RETRY_MS = 50
// Twice the server's own deadline.
const ANSWER_TIMEOUT_MS = 12_000

type Target = { url: string; path: string; token: string; body: (title: string) => object }

/**
 * Starts clients that add tasks without a pause, each under a key that it repeats until it is told that the task exists. `refusals`
 * are the answers that told them to come back, and `surprises` are all others.
 */
export function startWriters(count: number, target: Target) {
  const ledger: Entry[] = []
  const refusals: { status: number; retryAfter: string | null; code: string }[] = []
  const surprises: string[] = []
  let replays = 0
  const stopping = new AbortController()
  const abandoned = new AbortController()

  async function write(title: string) {
    const key = randomUUID()
    while (!abandoned.signal.aborted) {
      const answer = await ask(key, title)
      if (answer?.status === 201) {
        if (answer.headers.has('idempotency-replayed')) replays += 1
        ledger.push({ key, title, id: answer.json.data.id })
        return
      }
      if (answer) note(answer)
      await sleep(RETRY_MS)
    }
  }

  async function ask(key: string, title: string) {
    try {
      const response = await fetch(target.url + target.path, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${target.token}`,
          'content-type': 'application/json',
          'idempotency-key': key,
        },
        body: JSON.stringify(target.body(title)),
        signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
      })
      return { status: response.status, headers: response.headers, json: JSON.parse(await response.text()) }
    } catch {
      // The process was killed, or has not started yet.
      return undefined
    }
  }

  function note({ status, headers, json }: NonNullable<Awaited<ReturnType<typeof ask>>>) {
    const code = json.error?.code
    if (status === 503 || code === 'idempotency_in_progress')
      refusals.push({ status, retryAfter: headers.get('retry-after'), code })
    else surprises.push(`${status} ${JSON.stringify(json)}`)
  }

  const writers = Array.from({ length: count }, async (_, writer) => {
    for (let at = 0; !stopping.signal.aborted; at += 1) await write(`${writer}/${at}`)
  })
  return {
    ledger,
    refusals,
    surprises,
    /** Tasks that existed already when their client asked again. */
    replays: () => replays,
    /** Resolves once every task that was begun is known to exist. */
    async stop() {
      stopping.abort()
      await Promise.all(writers)
    },
    /** Gives up on the tasks that are not known yet, so that a test that failed can end. */
    async [Symbol.asyncDispose]() {
      stopping.abort()
      abandoned.abort()
      await Promise.all(writers)
    },
  }
}
