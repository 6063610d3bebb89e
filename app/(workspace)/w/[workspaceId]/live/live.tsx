'use client'
import { useRouter } from 'next/navigation'
import { startTransition, useEffect, useRef } from 'react'
import type { Realtime } from './hear-changes'
import { watchChanges } from './watch-changes'

type Props = Realtime & {
  /** The request that has rendered this page: a change by the same one is on it. */
  requestId: string
}

/** Shows what others change in a workspace. Nothing typed is lost by it. */
export function Live({ url, publishableKey, topic, requestId }: Props) {
  const router = useRouter()
  const shown = useRef(requestId)

  useEffect(() => {
    shown.current = requestId
  }, [requestId])

  useEffect(
    () =>
      watchChanges({
        ...{ url, publishableKey, topic },
        isShown: (by) => by === shown.current,
        show: () => startTransition(() => router.refresh()),
      }),
    [router, url, publishableKey, topic],
  )

  return null
}
