'use client'
import { startTransition, useOptimistic } from 'react'
import type { Messages } from '@/app/_messages/messages'
import { setCompletion } from '../../new-task/actions'
import { changeSeveralTasks } from '../../changes/actions'
import { CompletionBox } from '../completion-box'
import { useOutcome } from '../../changes/use-settle'

type Props = {
  workspaceId: string
  taskId: string
  label: string
  done: boolean
  words: Messages['work']
}

/** Shows the answer ahead of it, so that a second press takes the first one back. */
export function Completion({ workspaceId, taskId, label, done, words }: Props) {
  const [shown, show] = useOptimistic(done)
  const settle = useOutcome(words.unreachable)

  function toggle() {
    startTransition(async () => {
      show(!shown)
      const change = shown ? 'reopen' : 'complete'
      await settle(changeSeveralTasks(workspaceId, [{ change, taskIds: [taskId] }]))
    })
  }

  return (
    <CompletionBox
      label={label}
      done={shown}
      action={setCompletion.bind(null, workspaceId, taskId, !done)}
      onToggle={toggle}
    />
  )
}
