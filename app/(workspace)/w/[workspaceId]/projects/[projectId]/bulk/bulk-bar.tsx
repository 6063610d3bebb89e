'use client'
import { X } from 'lucide-react'
import { useState } from 'react'
import { fill } from '@/app/_messages/phrase'
import { Button } from '@/app/_ui/button'
import { IconButton } from '@/app/_ui/icon-button'
import type { ListState } from '../list/list-part'
import type { Person, TaskView } from '../tasks/task-view'
import { AssigneeBox } from './assignee-box'
import { RemoveTasks } from './remove-tasks'
import { sendChanges } from './send-changes'

type Props = { list: ListState; selected: TaskView[]; onClear: () => void }

/** Changes all tasks that are selected, at the foot of the screen. */
export function BulkBar({ list, selected, onClear }: Props) {
  const { workspaceId, rights, words, ask } = list
  const [assignee, chooseAssignee] = useState<Person>()
  const count = selected.length

  function settle(done: boolean) {
    const changing = selected.filter((task) => task.done !== done)
    const change = done ? 'complete' : 'reopen'
    if (changing.length > 0) {
      ask(
        changing.map(({ id }) => ({ change, taskId: id })),
        { send: sendChanges, done: doneText(changing, done) },
      )
    }
    onClear()
  }

  function assign() {
    const name = assignee?.name ?? words.toNobody
    ask(
      selected.map(({ id }) => ({ change: 'assign', taskId: id, assignee })),
      {
        send: sendChanges,
        done:
          count === 1
            ? fill(words.assignedOne, { title: selected[0]!.title, name })
            : fill(words.assignedMany, { count, name }),
      },
    )
    onClear()
  }

  function doneText([first, ...others]: TaskView[], done: boolean) {
    if (others.length === 0)
      return fill(done ? words.completedOne : words.reopenedOne, { title: first!.title })
    return fill(done ? words.completedMany : words.reopenedMany, { count: others.length + 1 })
  }

  return (
    <section
      aria-label={words.selection}
      data-bottom-bar
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
        <AssigneeBox list={list} assignee={assignee} onChoose={chooseAssignee} />
        <Button look="secondary" onClick={assign}>
          {words.assignVerb}
        </Button>
      </div>
      {rights.mayRemove && (
        <RemoveTasks workspaceId={workspaceId} tasks={selected} words={words} onRemoved={onClear} />
      )}
      <IconButton label={words.clearSelection} onClick={onClear}>
        <X aria-hidden />
      </IconButton>
    </section>
  )
}
