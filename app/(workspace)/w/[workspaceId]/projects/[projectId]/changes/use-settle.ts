'use client'
import { type AnnouncedAction, useAnnounce } from '@/app/_ui/announce'
import { reached } from '@/app/_ui/reached'
import type { TaskOutcome } from './task-change'

type Settling = {
  /** Announced once the server has made the change. */
  done?: string | undefined
  /** Offered with that announcement. */
  reactionTo?: (outcome: TaskOutcome) => AnnouncedAction | undefined
  onRefusal?: (() => void) | undefined
}

/** Waits for the answer to a change that the page shows already, and announces a refusal or the success. */
export function useSettle(unreachable: string) {
  const announce = useAnnounce()

  return async (sent: Promise<TaskOutcome>, { done, reactionTo, onRefusal }: Settling = {}) => {
    const outcome: TaskOutcome = await reached(sent, { refusal: { text: unreachable } })
    const { refusal } = outcome
    if (refusal) {
      announce?.({ ...refusal, look: 'danger' })
      onRefusal?.()
      return
    }
    if (!done) return
    const reaction = reactionTo?.(outcome)
    announce?.({ text: done, ...(reaction && { action: reaction }) })
  }
}
