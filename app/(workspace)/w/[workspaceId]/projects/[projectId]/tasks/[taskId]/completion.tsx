'use client'
import { startTransition, useOptimistic } from 'react'
import type { Messages } from '@/app/_messages/messages'
import { completeTaskAction } from '../../changes/actions'
import { useSettle } from '../../changes/use-settle'
import { setCompletionAction } from '../actions'
import { CompletionBox } from '../completion-box'

type Props = {
  workspaceId: string
  taskId: string
  label: string
  done: boolean
  words: Messages['work']
}

/** Shows the change before the server has answered, so that a second press reverses the first one. */
export function Completion({ workspaceId, taskId, label, done, words }: Props) {
  const [shown, show] = useOptimistic(done)
  const settle = useSettle(words.unreachable)

  function toggle() {
    startTransition(async () => {
      show(!shown)
      await settle(completeTaskAction({ workspaceId, taskId }, { done: !shown }))
    })
  }

  return (
    <CompletionBox
      label={label}
      done={shown}
      action={setCompletionAction.bind(null, workspaceId, taskId, !done)}
      onToggle={toggle}
    />
  )
}
