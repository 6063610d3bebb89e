import 'server-only'
import type { Caller } from '@/lib/auth/caller'
import { addressOf, isNotThere, type StoredObject } from './objects'

/** Storage that sends nothing for so long is out of order, and so is one that keeps us waiting as long for a whole object. */
const SILENCE_MS = 5_000
const WAITING_MS = 60_000

/**
 * The bytes of an object, no faster than they are taken; undefined for one that Storage does not have, or does not show to the
 * caller. Throws when Storage is out of order, as the bytes do when they break off. The signal ends it all.
 */
export async function readObject(
  caller: Caller,
  object: StoredObject,
  signal: AbortSignal,
): Promise<AsyncGenerator<Uint8Array> | undefined> {
  const { data, error } = await addressOf(caller, object)
  if (error && isNotThere(error)) return undefined
  if (error) throw error

  const patience = new Patience()
  const ended = AbortSignal.any([signal, patience.signal])
  const response = await patience.wait(fetch(data.signedUrl, { signal: ended }))
  if (response.ok && response.body) return bytesOf(response.body, patience)
  const answer = await patience.wait(response.text())
  if (response.status === 404 || /"statusCode":\s*"404"/.test(answer)) return undefined
  throw new Error(`Storage answered ${response.status}.`)
}

async function* bytesOf(body: ReadableStream<Uint8Array>, patience: Patience) {
  const reader = body.getReader()
  for (;;) {
    const { done, value } = await patience.wait(reader.read())
    if (done) return
    yield value
  }
}

/** Ends a request that keeps us waiting. While nobody waits, since what came has not been taken yet, no time passes for it. */
class Patience {
  readonly #ending = new AbortController()
  #leftMs = WAITING_MS

  get signal(): AbortSignal {
    return this.#ending.signal
  }

  async wait<T>(answer: Promise<T>): Promise<T> {
    const startedAt = performance.now()
    const end = () => this.#ending.abort(new Error('Storage took too long.'))
    const timer = setTimeout(end, Math.min(SILENCE_MS, this.#leftMs))
    try {
      return await answer
    } finally {
      clearTimeout(timer)
      this.#leftMs -= performance.now() - startedAt
    }
  }
}
