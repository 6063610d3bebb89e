type Close = () => Promise<unknown>

/**
 * What to give back, last taken first, at the first Ctrl-C, SIGTERM, SIGHUP or failure; then the process ends. What could
 * not be closed ends with the process: see guarded.ts.
 */
export function closeInOrder() {
  const closes: Close[] = []
  let ending = false

  async function end(code: number) {
    ending = true
    for (const close of closes.toReversed()) {
      await close().catch((error: unknown) => console.error(error))
    }
    process.exit(code)
  }

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (!ending) void end(0)
    })
  }

  return {
    add: (close: Close) => void closes.push(close),
    /** Says why and ends, unless the end has begun: then what fails is only a consequence. */
    fail: async (error: unknown) => {
      if (ending) return
      console.error(error instanceof Error ? error.message : error)
      await end(1)
    },
  }
}
