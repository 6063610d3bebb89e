'use client'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { useAnnounce } from '../_ui/announce'
import { Notice } from '../_ui/notice'

type Props = { text: string; path: Route }

/** Announces the result of the previous page once: in a corner of the screen, or above the page without a script. */
export function News({ text, path }: Props) {
  const announce = useAnnounce()
  const router = useRouter()

  useEffect(() => {
    announce?.({ text })
    router.replace(path, { scroll: false })
  }, [announce, router, text, path])

  return (
    <div className="mb-4 not-noscript:hidden">
      <Notice>{text}</Notice>
    </div>
  )
}
