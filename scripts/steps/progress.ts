const REPORT_EVERY_MS = 30_000
const LINE_LENGTH_MAX = 120

/** Reports the last line of a quiet step from time to time. Returns the function that ends it. */
export function reportProgress(name: string, output: Buffer[], everyMs = REPORT_EVERY_MS): () => void {
  const startedAt = Date.now()
  const timer = setInterval(() => {
    const seconds = Math.round((Date.now() - startedAt) / 1000)
    console.log(`… ${name} ${seconds} s ${lastLineOf(output)}`.trimEnd())
  }, everyMs)
  return () => clearInterval(timer)
}

function lastLineOf(output: Buffer[]): string {
  const end = Buffer.concat(output.slice(-10)).toString()
  return (end.trimEnd().split('\n').at(-1) ?? '').trim().slice(0, LINE_LENGTH_MAX)
}
