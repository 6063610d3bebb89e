import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'

/** A row that exists, as a client was told. */
export type Entry = { key: string; name: string; id: string }

// A client that comes back at once would only heat the machine.
const RETRY_MS = 50
// Twice the server's own deadline.
const ANSWER_TIMEOUT_MS = 12_000

type Target = { url: string; path: string; token: string; body: (name: string) => object }

/**
 * Starts clients that add rows without a pause, each under a key that it repeats until it is told that the row exists. `refusals`
 * are the answers that told them to come back, and `surprises` are all others.
 */
export function startWriters(count: number, target: Target) {
  const ledger: Entry[] = []
  const refusals: { status: number; retryAfter: string | null; code: string }[] = []
  const surprises: string[] = []
  let replays = 0
  const stopping = new AbortController()
  const abandoned = new AbortController()

  async function write(name: string) {
    const key = randomUUID()
    while (!abandoned.signal.aborted) {
      const answer = await ask(key, name)
      if (answer?.status === 201) {
        if (answer.headers.has('idempotency-replayed')) replays += 1
        ledger.push({ key, name, id: answer.json.data.id })
        return
      }
      if (answer) note(answer)
      await sleep(RETRY_MS)
    }
  }

  async function ask(key: string, name: string) {
    try {
      const response = await fetch(target.url + target.path, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${target.token}`,
          'content-type': 'application/json',
          'idempotency-key': key,
        },
        body: JSON.stringify(target.body(name)),
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
    if (status === 503 || code === 'idempotency_in_progress' || code === 'busy')
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
    /** Rows that existed already when their client asked again. */
    replays: () => replays,
    /** Resolves once every row that was begun is known to exist. */
    async stop() {
      stopping.abort()
      await Promise.all(writers)
    },
    /** Gives up on the rows that are not known yet, so that a test that failed can end. */
    async [Symbol.asyncDispose]() {
      stopping.abort()
      abandoned.abort()
      await Promise.all(writers)
    },
  }
}
