'use client'
import { useUiWords } from '@/app/_messages/ui-words'
import { useAnnounce } from '@/app/_ui/announce'
import { reached } from '@/app/_ui/reached'
import type { TaskOutcome } from './task-change'

type Settling = {
  /** Announced once the server has made the change. */
  done?: string | undefined
  /** Offered with that announcement. */
  takeBackOf?: (outcome: TaskOutcome) => (() => void) | undefined
  onRefusal?: (() => void) | undefined
}

/** Waits for the answer to a change that the page shows already, and announces a refusal or the success. */
export function useSettle(unreachable: string) {
  const announce = useAnnounce()
  const { undo } = useUiWords()

  return async (sent: Promise<TaskOutcome>, { done, takeBackOf, onRefusal }: Settling = {}) => {
    const outcome: TaskOutcome = await reached(sent, { refusal: { text: unreachable } })
    const { refusal } = outcome
    if (refusal) {
      announce?.({ ...refusal, look: 'danger' })
      onRefusal?.()
      return
    }
    if (!done) return
    const takeBack = takeBackOf?.(outcome)
    announce?.({ text: done, ...(takeBack && { action: { label: undo, perform: takeBack } }) })
  }
}
