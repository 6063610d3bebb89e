'use client'
import type { FormState } from '@/app/_forms/form-state'
import type { Messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { ConfirmDialog } from '@/app/_ui/confirm-dialog'
import type { TaskView } from '../tasks/task-view'
import { changeTasksAction } from './actions'

/** More titles than this would push the buttons out of sight. */
const NAMED_MAX = 5

type Props = {
  workspaceId: string
  tasks: TaskView[]
  words: Messages['work']
  onRemoved: () => void
}

/** Asks whether to delete the tasks, by their titles. */
export function RemoveTasks({ workspaceId, tasks, words, onRemoved }: Props) {
  const count = tasks.length
  const [only] = count === 1 ? tasks : []
  const named = tasks.slice(0, NAMED_MAX)

  async function remove(): Promise<FormState> {
    const taskIds = tasks.map(({ id }) => id)
    const { refusal } = await changeTasksAction({ workspaceId }, { changes: [{ change: 'remove', taskIds }] })
    if (refusal) {
      const { text, requestId, ours = false } = refusal
      return { message: text, ours, ...(requestId && { requestId }) }
    }
    onRemoved()
    return {
      done: only ? fill(words.removedOne, { title: only.title }) : fill(words.removedMany, { count }),
    }
  }

  return (
    <ConfirmDialog
      action={remove}
      verb={words.remove}
      title={only ? fill(words.removeTitle, { title: only.title }) : fill(words.removeManyTitle, { count })}
      announced
    >
      {!only && (
        <ul className="mb-2 list-disc pl-5 text-ink">
          {named.map(({ id, title }) => (
            <li key={id}>{title}</li>
          ))}
          {count > named.length && <li>{fill(words.more, { count: count - named.length })}</li>}
        </ul>
      )}
      <p>{words.removeQuestion}</p>
    </ConfirmDialog>
  )
}
