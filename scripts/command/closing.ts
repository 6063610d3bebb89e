type Close = () => Promise<unknown>

/**
 * Collects what has to be given back, last taken first: by `close`, or by `fail`, Ctrl-C, SIGTERM or SIGHUP, which also end
 * the process. What could not be closed ends with the process: see guarded.ts.
 */
export function closeInOrder({ signalCode }: { signalCode: number }) {
  const closes: Close[] = []
  let ending = false
  let closed = Promise.resolve()

  // An end that comes while things are given back waits until they are.
  async function close() {
    closed = closed.then(closeAll)
    await closed
  }

  async function closeAll() {
    for (const closeLast of closes.splice(0).toReversed()) {
      await closeLast().catch((error: unknown) => console.error(error))
    }
  }

  async function end(code: number) {
    ending = true
    await close()
    process.exit(code)
  }

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (!ending) void end(signalCode)
    })
  }

  return {
    add: (step: Close) => void closes.push(step),
    close,
    /** Says why and ends, unless the end has begun: then what fails is only a consequence. */
    fail: async (error: unknown) => {
      if (ending) return
      console.error(error instanceof Error ? error.message : error)
      await end(1)
    },
  }
}

export type Closing = ReturnType<typeof closeInOrder>
