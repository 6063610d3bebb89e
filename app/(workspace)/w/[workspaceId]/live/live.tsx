'use client'
import { useRouter } from 'next/navigation'
import { startTransition, useEffect, useRef } from 'react'
import type { Realtime } from './hear-changes'
import { watchChanges } from './watch-changes'

type Props = Realtime & {
  /** False at a deployment without live updates. */
  isLive: boolean
  /** The request that rendered this page. The page already shows its changes. */
  requestId: string
}

/** Shows changes by others. Typed input is kept. */
export function Live({ isLive, url, publishableKey, workspaceId, requestId }: Props) {
  const router = useRouter()
  const shown = useRef(requestId)

  useEffect(() => {
    shown.current = requestId
  }, [requestId])

  useEffect(
    () =>
      watchChanges({
        ...{ isLive, url, publishableKey, workspaceId },
        isShown: (by) => by === shown.current,
        show: () => startTransition(() => router.refresh()),
      }),
    [router, isLive, url, publishableKey, workspaceId],
  )

  return null
}
