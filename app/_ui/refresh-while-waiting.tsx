'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const PAUSE_MS = 2_000
/** After a minute the next look is up to the person. */
const LOOKS_MAX = 30

/** Reads the page again while something on it is still on its way, and only while somebody looks at it. */
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
