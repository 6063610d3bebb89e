'use client'
import { useUiWords } from '@/app/_messages/ui-words'
import { useAnnounce } from '@/app/_ui/announce'
import { reached } from '@/app/_ui/reached'
import type { TaskOutcome } from './task-outcome'

export type Asking = {
  /** Said once the server has done it. */
  done?: string
  /** Offered with that: asks for what was before. */
  takeBack?: (outcome: TaskOutcome) => void
  onRefusal?: () => void
}

/** Waits for what a page has already shown: says a refusal, else what was done, with the way to take it back. */
export function useOutcome(unreachable: string) {
  const announce = useAnnounce()
  const { undo } = useUiWords()

  return async (sent: Promise<TaskOutcome>, { done, takeBack, onRefusal }: Asking = {}) => {
    const outcome: TaskOutcome = await reached(sent, { refusal: { text: unreachable } })
    const { refusal } = outcome
    if (refusal) {
      announce?.({ ...refusal, look: 'danger' })
      onRefusal?.()
    } else if (done) {
      announce?.({
        text: done,
        ...(takeBack && { action: { label: undo, perform: () => takeBack(outcome) } }),
      })
    }
  }
}
