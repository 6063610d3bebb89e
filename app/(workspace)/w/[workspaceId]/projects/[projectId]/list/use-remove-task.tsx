'use client'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { fill } from '@/app/_messages/phrase'
import { ConfirmDialog } from '@/app/_ui/confirm-dialog'
import type { ModalHandle } from '@/app/_ui/modal'
import { removeTaskAction } from './actions'
import { focusTitle } from './focus-title'
import type { ListState } from './list-part'

type List = Pick<ListState, 'workspaceId' | 'shown' | 'words'>

/** Asks whether to delete one task of the list. */
export function useRemoveTask(
  list: React.RefObject<HTMLElement | null>,
  { workspaceId, shown, words }: List,
) {
  const question = useRef<ModalHandle>(null)
  const [askedId, setAskedId] = useState<string>()
  const task = shown.find(({ id }) => id === askedId)

  function askToRemove(taskId: string) {
    // The dialog gives the focus back to where it was.
    focusTitle(list.current, taskId)
    flushSync(() => setAskedId(taskId))
    question.current?.open()
  }

  const dialog = task && (
    <ConfirmDialog
      ref={question}
      action={removeTaskAction.bind(null, { workspaceId, taskId: task.id })}
      opener={false}
      verb={words.remove}
      title={fill(words.removeTitle, { title: task.title })}
      announced
      onClose={() => setAskedId(undefined)}
    >
      <p>{words.removeQuestion}</p>
    </ConfirmDialog>
  )
  return { askToRemove, dialog }
}
