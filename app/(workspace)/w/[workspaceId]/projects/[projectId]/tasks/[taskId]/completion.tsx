'use client'
import { startTransition, useOptimistic } from 'react'
import type { Messages } from '@/app/_messages/messages'
import { useAnnounce } from '@/app/_ui/announce'
import { reached } from '@/app/_ui/reached'
import { setCompletion } from '../../actions'
import { changeSeveralTasks } from '../../change-actions'
import { CompletionBox } from '../../completion-box'

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
  const announce = useAnnounce()

  function toggle() {
    startTransition(async () => {
      show(!shown)
      const change = shown ? 'reopen' : 'complete'
      const asked = changeSeveralTasks(workspaceId, { change, taskIds: [taskId] })
      const { refusal } = await reached(asked, words.unreachable)
      if (refusal) announce?.({ ...refusal, look: 'danger' })
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
