import type { Count, Due } from '@/lib/auth/rate-limit-charge'

type Window = { used: number; endsAtMs: number }

/** About two megabytes. A lost key costs a question to the store, or a count in an outage. */
const KEYS_MAX = 20_000

const windows = new Map<string, Window>()

export function recentCount(key: string): Count | undefined {
  const window = windows.get(key)
  const resetMs = window ? window.endsAtMs - performance.now() : 0
  return window && resetMs > 0 ? { used: window.used, resetMs } : undefined
}

export function rememberCount(key: string, { used, resetMs }: Count): void {
  windows.delete(key)
  windows.set(key, { used, endsAtMs: performance.now() + resetMs })
  if (windows.size > KEYS_MAX) windows.delete(windows.keys().next().value!)
}

export function countHere({ key, windowSeconds }: Due): Count {
  const { used, resetMs } = recentCount(key) ?? { used: 0, resetMs: windowSeconds * 1_000 }
  return { used: used + 1, resetMs }
}
