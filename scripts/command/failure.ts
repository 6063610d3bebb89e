/** Prints the reason for which a command failed. The process ends with 1 once nothing of it runs any more. */
export function reportFailure(error: unknown): void {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
