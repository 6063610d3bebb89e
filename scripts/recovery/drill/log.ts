export type DrillLog = ReturnType<typeof startLog>

/** Prints each step with its duration. */
export function startLog(print: (line: string) => void) {
  return {
    print,
    async step<T>(name: string, run: () => Promise<T>): Promise<T> {
      const startedAt = performance.now()
      const result = await run()
      print(`${seconds(performance.now() - startedAt)}  ${name}`)
      return result
    },
  }
}

export function seconds(ms: number) {
  return `${(ms / 1000).toFixed(2).padStart(6)} s`
}
