import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import { after } from 'next/server'

type Work = () => Promise<void>

const registry = globalThis as { [key: symbol]: Work | AsyncLocalStorage<true> | undefined }
const workKey = Symbol.for('plinth.after-commit.work')
const insideKey = Symbol.for('plinth.after-commit.inside')

/** Runs `work` after the answer of every request that commits something. It must not throw. */
export function followCommits(work: Work): void {
  const inside = new AsyncLocalStorage<true>()
  registry[insideKey] = inside
  registry[workKey] = () => inside.run(true, work)
}

/** The answer never waits for the work. https://nextjs.org/docs/app/api-reference/functions/after */
export function committed(): void {
  const [work, inside] = [registry[workKey] as Work | undefined, registry[insideKey]]
  if (!work || (inside as AsyncLocalStorage<true>).getStore()) return
  try {
    after(work)
  } catch {
    // Outside a request the next tick finds the work.
  }
}
