'use client'
import { X } from 'lucide-react'
import { useState } from 'react'
import type { FormState } from '@/app/_forms/form-state'
import type { Messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { Button } from '@/app/_ui/button'
import { ConfirmDialog } from '@/app/_ui/confirm-dialog'
import { fieldClass } from '@/app/_ui/field-class'
import { IconButton } from '@/app/_ui/icon-button'
import type { ModalHandle } from '@/app/_ui/modal'
import { SelectBox } from '@/app/_ui/select'
import { changeSeveralTasks } from './change-actions'
import type { Person, TaskView } from './task-view'

/** More titles than this would push the buttons out of sight. */
const NAMED_MAX = 5

type Props = {
  /** Asks whether to delete what is selected. */
  question: React.Ref<ModalHandle>
  onAnswer: () => void
  workspaceId: string
  selected: TaskView[]
  people: Person[]
  mayRemove: boolean
  words: Messages['work']
  assign: (tasks: TaskView[], assignee: Person | undefined) => void
  setDone: (tasks: TaskView[], done: boolean) => void
  onClear: () => void
}

/** What can be done to all that is selected, at the foot of the screen. */
export function BulkBar({
  question,
  onAnswer,
  workspaceId,
  selected,
  people,
  mayRemove,
  words,
  onClear,
  ...bar
}: Props) {
  const [assigneeId, chooseAssignee] = useState('')
  const taskIds = selected.map(({ id }) => id)
  const count = selected.length
  const named = selected.slice(0, NAMED_MAX)

  function assign() {
    bar.assign(
      selected,
      people.find(({ id }) => id === assigneeId),
    )
    onClear()
  }

  function settle(done: boolean) {
    bar.setDone(selected, done)
    onClear()
  }

  async function remove(): Promise<FormState> {
    const { refusal } = await changeSeveralTasks(workspaceId, [{ change: 'remove', taskIds }])
    if (refusal) {
      const { text, requestId, ours = false } = refusal
      return { message: text, ours, ...(requestId && { requestId }) }
    }
    onClear()
    return {
      done:
        count === 1
          ? fill(words.removedOne, { title: selected[0]!.title })
          : fill(words.removedMany, { count }),
    }
  }

  return (
    <section
      aria-label={words.selection}
      data-bulk-bar
      className="sticky bottom-3 z-10 flex flex-wrap items-center gap-2 rounded-xl border border-line bg-surface p-2 pl-4 shadow-floating"
    >
      <output className="mr-auto font-medium">{fill(words.selected, { count })}</output>
      <Button look="secondary" onClick={() => settle(true)}>
        {words.complete}
      </Button>
      <Button look="secondary" onClick={() => settle(false)}>
        {words.reopen}
      </Button>
      <div className="flex min-w-0 flex-wrap items-center gap-2">
        <SelectBox
          aria-label={words.assign}
          value={assigneeId}
          onChange={(event) => chooseAssignee(event.target.value)}
          options={[
            { value: '', name: words.nobody },
            ...people.map(({ id, name }) => ({ value: id, name })),
          ]}
          className={`${fieldClass} max-w-36`}
        />
        <Button look="secondary" onClick={assign}>
          {words.assignVerb}
        </Button>
      </div>
      {mayRemove && (
        <ConfirmDialog
          ref={question}
          action={remove}
          verb={words.remove}
          title={
            count === 1
              ? fill(words.removeTitle, { title: selected[0]!.title })
              : fill(words.removeManyTitle, { count })
          }
          announced
          onClose={onAnswer}
        >
          {count > 1 && (
            <ul className="mb-2 list-disc pl-5 text-ink">
              {named.map(({ id, title }) => (
                <li key={id}>{title}</li>
              ))}
              {count > named.length && <li>{fill(words.more, { count: count - named.length })}</li>}
            </ul>
          )}
          <p>{words.removeQuestion}</p>
        </ConfirmDialog>
      )}
      <IconButton label={words.clearSelection} onClick={onClear}>
        <X aria-hidden />
      </IconButton>
    </section>
  )
}
