type Close = () => Promise<unknown>

/** Collects what has to be given back, and gives it back in the reverse order. */
export function collectClosers() {
  const closers: Close[] = []
  let closed = Promise.resolve()

  async function closeAll() {
    for (const closeLast of closers.splice(0).toReversed()) {
      await closeLast().catch((error: unknown) => console.error(error))
    }
  }

  return {
    add: (step: Close) => void closers.push(step),
    /** Registers the end of something that is still being opened, so that an end meanwhile leaves nothing of it. */
    open<Opened>(opening: Promise<Opened>, end: (opened: Opened) => Promise<unknown>): Promise<Opened> {
      closers.push(() => opening.then(end, () => {}))
      return opening
    },
    /** A close that comes while things are given back waits until they are. */
    close: () => (closed = closed.then(closeAll)),
  }
}

/**
 * Closers of a command, which Ctrl-C, SIGTERM, SIGHUP and `fail` run too before they end the process. What could not be closed ends
 * with the process: see `startGuarded`.
 */
export function closeInOrder({ signalCode }: { signalCode: number }) {
  const closers = collectClosers()
  let ending = false

  async function end(code: number) {
    ending = true
    await closers.close()
    process.exit(code)
  }

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (!ending) void end(signalCode)
    })
  }

  return {
    ...closers,
    /** Prints the reason and ends the process. A failure after the end has begun is only its consequence. */
    fail: async (error: unknown) => {
      if (ending) return
      console.error(error instanceof Error ? error.message : error)
      await end(1)
    },
  }
}

export type Closers = ReturnType<typeof collectClosers>
export type Closing = ReturnType<typeof closeInOrder>
