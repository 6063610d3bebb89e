import { setTimeout as sleep } from 'node:timers/promises'

type Close = () => Promise<unknown>

/** Node hangs in an exit while V8 compiles in the background, which needs the main thread: https://github.com/nodejs/node/issues/54918 */
const COMPILING_MS = 200

/** Collects the ends of things that were opened, and runs them in the reverse order. */
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
    /** A second close waits for the end of the first. */
    close: () => (closed = closed.then(closeAll)),
  }
}

/**
 * The closers of a command. Ctrl-C, SIGTERM, SIGHUP and `fail` run them too before they end the process. A program that does not
 * close ends with the process: see `startGuarded`.
 */
export function closeInOrder({ signalCode }: { signalCode: number }) {
  const closers = collectClosers()
  let ending = false

  async function end(code: number) {
    ending = true
    await closers.close()
    await sleep(COMPILING_MS)
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
