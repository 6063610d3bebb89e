type Close = () => Promise<unknown>

/**
 * What to give back, last taken first, at the first Ctrl-C, SIGTERM, SIGHUP or failure, whichever comes first; then the
 * process ends. What could not be closed ends with the process: see guarded.ts.
 */
export function closeInOrder() {
  const closes: Close[] = []
  let ending = false

  async function end(code: number): Promise<void> {
    if (ending) return
    ending = true
    for (const close of closes.toReversed()) {
      await close().catch((error: unknown) => console.error(error))
    }
    process.exit(code)
  }

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0))
  return { add: (close: Close) => void closes.push(close), end }
}
