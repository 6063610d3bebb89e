'use client'
import { Fragment, useRef } from 'react'
import type { Messages } from '@/app/_messages/messages'
import { useTaskChanges } from '../changes/use-task-changes'
import { useReorder } from '../reorder/use-reorder'
import type { Person, TaskView } from '../tasks/task-view'
import type { ListState, RowTool } from './list-part'
import { rowToolsOf } from './row-tools'
import { TaskRow } from './task-row'
import { useListParts } from './use-list-parts'
import { useRemoveTask } from './use-remove-task'
import { useTitleEdit } from './use-title-edit'

type Props = {
  workspaceId: string
  tasks: TaskView[]
  people: Person[]
  peopleSearch: ListState['peopleSearch']
  userId: string
  /** `mayMove` is for a list in its manual order. */
  rights: ListState['rights']
  words: Messages['work']
  taskWords: Messages['task']
  label: string
}

/** The list with everything that can be done in it. */
export function TaskRows(props: Props) {
  const { workspaceId, tasks, people, peopleSearch, userId, rights, words, taskWords, label } = props
  const { shown, ask, setDone, assign, move, step } = useTaskChanges(tasks, workspaceId, words)
  const list = useRef<HTMLUListElement>(null)
  const { edit, begin, finish } = useTitleEdit(list, ask)
  const { askToRemove, dialog } = useRemoveTask(list, { workspaceId, shown, words })
  const reorder = useReorder((taskId, neighbourId, behind) => move(shown, taskId, neighbourId, behind))
  const parts = useListParts({ workspaceId, shown, people, peopleSearch, rights, words, ask })
  const me = people.find(({ id }) => id === userId)
  // A visitor who may change nothing any more still sees what they are typing.
  const editable = rights.mayChange || edit?.typed === undefined
  const rows = shown.map((task, index) => ({ task, tools: toolsOf(task, index) }))

  function toolsOf(task: TaskView, index: number): RowTool[] {
    const tools = {
      done: () => setDone(task, !task.done),
      assignToMe: me && task.assignee?.id !== me.id ? () => assign(task, me) : undefined,
      edit: () => begin(task),
      up: () => step(shown, task.id, -1),
      down: () => step(shown, task.id, 1),
      remove: () => askToRemove(task.id),
    }
    const place = { first: index === 0, last: index === shown.length - 1 }
    const ofParts = parts.flatMap((part) => part.toolsOf?.(task) ?? [])
    return rowToolsOf(task, { rights, words }, tools, place, ofParts)
  }

  function onKeyDown(event: React.KeyboardEvent) {
    const inList = {
      element: list.current,
      toolsOf: (taskId: string) => rows.find(({ task }) => task.id === taskId)?.tools ?? [],
      clear: () => parts.forEach((part) => part.clear?.()),
    }
    for (const part of parts) part.onKeyDown?.(event, inList)
  }

  return (
    <div className="grid gap-3">
      {/* The keys come from the controls in its rows. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ul
        ref={list}
        tabIndex={-1}
        aria-label={label}
        onKeyDown={onKeyDown}
        className="divide-y divide-line rounded-xl border border-line bg-surface shadow-raised outline-none"
      >
        {rows.map(({ task, tools }) => (
          <TaskRow
            key={task.id}
            workspaceId={workspaceId}
            task={task}
            words={words}
            taskWords={taskWords}
            mayChange={rights.mayChange}
            tools={tools}
            parts={parts}
            edit={editable && edit?.taskId === task.id ? edit : undefined}
            onFinish={(title, back) => finish(task, title, back)}
            onDone={() => setDone(task, !task.done)}
            reorder={rights.mayMove ? reorder.propsOf(task.id) : undefined}
          />
        ))}
      </ul>
      {parts.map(({ name, foot }) => (
        <Fragment key={name}>{foot?.(toolsIn(rows))}</Fragment>
      ))}
      {dialog}
    </div>
  )
}

/** One of each name. */
function toolsIn(rows: { tools: RowTool[] }[]) {
  return [...new Map(rows.flatMap(({ tools }) => tools.map((tool) => [tool.name, tool]))).values()]
}
