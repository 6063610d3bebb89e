'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const PAUSE_MS = 2_000
/** After a minute the reader has to reload. */
const LOOKS_MAX = 30

/** Reloads a visible page while something on it is pending. */
export function RefreshWhileWaiting({ waiting }: { waiting: boolean }) {
  const router = useRouter()

  useEffect(() => {
    let looks = 0
    const timer = setInterval(() => {
      if (!waiting || document.hidden) return
      looks += 1
      if (looks >= LOOKS_MAX) clearInterval(timer)
      router.refresh()
    }, PAUSE_MS)
    return () => clearInterval(timer)
  }, [waiting, router])

  return null
}
