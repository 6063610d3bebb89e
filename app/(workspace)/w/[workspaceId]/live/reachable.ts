const REACH_TIMEOUT_MS = 4_000

/** Resolves to true if the server is reachable, and to false once `ended`. */
export async function reachable(ended: AbortSignal): Promise<boolean> {
  try {
    const signal = AbortSignal.any([ended, AbortSignal.timeout(REACH_TIMEOUT_MS)])
    const { ok } = await fetch('/api/health', { method: 'HEAD', signal, cache: 'no-store' })
    return ok && !ended.aborted
  } catch {
    return false
  }
}
