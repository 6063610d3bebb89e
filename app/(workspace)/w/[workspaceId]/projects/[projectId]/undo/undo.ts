import { startTransition } from 'react'
import type { AfterChange } from '../changes/settled'
import type { Send, TaskOutcome } from '../changes/task-change'
import { moveTaskBackAction, putTaskBackAction } from './actions'
import { inverseOf } from './inverse'

/** Undoes a change, as long as nobody else has changed the task since. */
export const undo: AfterChange = {
  toChanges({ changes, before, outcome, words, send, ask }) {
    const back = inverseOf(changes, before, outcome)
    if (back.length === 0) return undefined
    return { label: words.undo, perform: () => ask(back, { send: sendBackOf(outcome) ?? send }) }
  },
  toEdit({ before, version, words, settle }) {
    const { id, workspaceId, title, description, assigneeId, dueOn, labels } = before
    const task = { title, description, assigneeId, dueOn, labelIds: labels.map((label) => label.id), version }
    const perform = () => startTransition(() => settle(putTaskBackAction({ workspaceId, taskId: id }, task)))
    return { label: words.undo, perform }
  },
}

/** A moved task goes back to its place among all tasks of the project, not only among those that are shown. */
function sendBackOf({ former }: TaskOutcome): Send | undefined {
  return (
    former && ((workspaceId, [change]) => moveTaskBackAction({ workspaceId, taskId: change!.taskId }, former))
  )
}
