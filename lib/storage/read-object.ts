import 'server-only'
import type { Caller } from '@/lib/auth/caller'
import { addressOf, isNotThere, type StoredObject } from './objects'

const SILENCE_MS = 5_000
const WAITING_MS = 60_000

/**
 * Reads an object no faster than its bytes are taken. Undefined for an object that Storage lacks or hides from the caller. Throws, before or
 * between bytes, when Storage is out of order.
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

/** Aborts a stalled request. The clock runs only while we wait for bytes. */
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
