'use client'
import { useRouter } from 'next/navigation'
import { startTransition, useEffect } from 'react'

/** Soon enough to work together, and seldom enough that a forgotten tab costs little. */
const EVERY_MS = 15_000
/** Focus and visibility come together. */
const PAUSE_MS = 2_000
const REACH_TIMEOUT_MS = 4_000

/** Shows what others change while the page is looked at, and at once when somebody comes back to it. Nothing typed is lost by it. */
export function Live() {
  const router = useRouter()

  useEffect(() => {
    const ending = new AbortController()
    let last = Date.now()

    async function look() {
      if (document.visibilityState === 'hidden' || !navigator.onLine || Date.now() - last < PAUSE_MS) return
      last = Date.now()
      // Next would leave the page for one that cannot be loaded.
      if (await reachable(ending.signal)) startTransition(() => router.refresh())
    }

    const timer = setInterval(() => void look(), EVERY_MS)
    window.addEventListener('focus', () => void look(), { signal: ending.signal })
    document.addEventListener('visibilitychange', () => void look(), { signal: ending.signal })
    return () => {
      clearInterval(timer)
      ending.abort()
    }
  }, [router])

  return null
}

async function reachable(ended: AbortSignal) {
  try {
    const signal = AbortSignal.any([ended, AbortSignal.timeout(REACH_TIMEOUT_MS)])
    const { ok } = await fetch('/api/health', { signal, cache: 'no-store' })
    return ok && !ended.aborted
  } catch {
    return false
  }
}
