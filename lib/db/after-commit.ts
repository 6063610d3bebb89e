import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import { after } from 'next/server'

type Work = () => Promise<void>

// Next gives pages, routes and instrumentation.ts instances of this module of their own.
const registry = globalThis as { [key: symbol]: Work | AsyncLocalStorage<true> | undefined }
const workKey = Symbol.for('plinth.after-commit.work')
const insideKey = Symbol.for('plinth.after-commit.inside')

/** Has `work` follow the answer of every request that commits something, until another takes its place. It must not throw. */
export function followCommits(work: Work): void {
  const inside = new AsyncLocalStorage<true>()
  registry[insideKey] = inside
  // Nothing follows what the work itself commits.
  registry[workKey] = () => inside.run(true, work)
}

/** Called with each commit. The answer never waits for what follows. https://nextjs.org/docs/app/api-reference/functions/after */
export function committed(): void {
  const [work, inside] = [registry[workKey] as Work | undefined, registry[insideKey]]
  if (!work || (inside as AsyncLocalStorage<true>).getStore()) return
  try {
    after(work)
  } catch {
    // Outside a request nothing has to follow: a tick will find it.
  }
}
