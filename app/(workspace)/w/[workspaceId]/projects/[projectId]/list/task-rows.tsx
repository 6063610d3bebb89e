'use client'
import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Messages } from '@/app/_messages/messages'
import type { ModalHandle } from '@/app/_ui/modal'
import { BulkBar } from '../bulk/bulk-bar'
import { commandOf } from '../keyboard/keys'
import { Shortcuts } from '../keyboard/shortcuts'
import { type Edit, TaskItem } from './task-row'
import type { Person, TaskView } from '../tasks/task-view'
import { useReorder } from '../reorder/use-reorder'
import { useTaskChanges } from '../changes/use-task-changes'

type Props = {
  workspaceId: string
  tasks: TaskView[]
  people: Person[]
  userId: string
  rights: { mayChange: boolean; mayRemove: boolean }
  /** In the order that people gave it, which can be changed here. */
  ordered: boolean
  words: Messages['work']
  marks: Messages['task']
  label: string
}

/** The list with everything that can be done in it. Its keys work while it has the focus: https://www.w3.org/TR/WCAG22/#character-key-shortcuts */
export function Tasks({ workspaceId, tasks, people, userId, rights, ordered, words, marks, label }: Props) {
  const { shown, ask, setDone, assign, move, step } = useTaskChanges(tasks, workspaceId, words)
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set())
  const [edit, setEdit] = useState<Edit>()
  const list = useRef<HTMLUListElement>(null)
  const help = useRef<ModalHandle>(null)
  const question = useRef<ModalHandle>(null)
  const returning = useRef<string>(undefined)
  /** What was chosen before a single task was asked about. */
  const kept = useRef<ReadonlySet<string>>(undefined)
  const reorder = useReorder((taskId, neighbourId, behind) => move(shown, taskId, neighbourId, behind))
  const me = people.find(({ id }) => id === userId)
  const selected = shown.filter(({ id }) => chosen.has(id))
  // Who may change nothing any more still sees what they are typing.
  const editable = rights.mayChange || edit?.typed === undefined

  // Whoever edited by keyboard goes on where they were.
  useEffect(() => {
    if (edit || !returning.current) return
    titleIn(list.current, returning.current)?.focus()
    returning.current = undefined
  }, [edit])

  function toggle(id: string) {
    choose((before) =>
      before.has(id) ? new Set([...before].filter((other) => other !== id)) : before.union(new Set([id])),
    )
  }

  function finish({ id, title: current }: TaskView, title: string | undefined, back: boolean) {
    if (back) returning.current = id
    setEdit(undefined)
    if (title === undefined || title === current) return
    // After a refusal the visitor has seen what the title is now.
    const before = edit && edit.typed === undefined ? edit.before : current
    ask(
      { change: 'rename', taskId: id, title, before },
      { onRefusal: () => setEdit({ taskId: id, before, typed: title }) },
    )
  }

  function askToRemove(id: string) {
    // The question gives the focus back to where it was.
    titleIn(list.current, id)?.focus()
    flushSync(() => choose(new Set([id])))
    kept.current = chosen
    question.current?.open()
  }

  function letGo() {
    choose(kept.current ?? new Set())
    kept.current = undefined
  }

  function onKeyDown(event: React.KeyboardEvent) {
    const command = commandOf(event)
    if (!command) return
    const id = (event.target as Element).closest<HTMLElement>('[data-task]')?.dataset.task
    const index = shown.findIndex((task) => task.id === id)
    const task = shown[index]
    event.preventDefault()

    if (command === 'next') titleIn(list.current, shown[index + 1]?.id)?.focus()
    if (command === 'previous') titleIn(list.current, shown[Math.max(index - 1, 0)]?.id)?.focus()
    if (command === 'help') help.current?.open()
    if (command === 'clear') choose(new Set())
    if (!task || !rights.mayChange) return
    if (command === 'select') toggle(task.id)
    if (command === 'edit') setEdit({ taskId: task.id, before: task.title })
    if (command === 'done') setDone([task], !task.done)
    if (ordered && (command === 'up' || command === 'down')) step(shown, task.id, command === 'up' ? -1 : 1)
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
        {shown.map((task, index) => (
          <TaskItem
            key={task.id}
            workspaceId={workspaceId}
            task={task}
            words={words}
            marks={marks}
            mayChange={rights.mayChange}
            selected={chosen.has(task.id)}
            selecting={selected.length > 0}
            edit={editable && edit?.taskId === task.id ? edit : undefined}
            onSelect={() => toggle(task.id)}
            onEdit={() => setEdit({ taskId: task.id, before: task.title })}
            onFinish={(title, back) => finish(task, title, back)}
            onDone={() => setDone([task], !task.done)}
            onAssignToMe={me && task.assignee?.id !== me.id ? () => assign([task], me) : undefined}
            onRemove={rights.mayRemove ? () => askToRemove(task.id) : undefined}
            place={
              ordered && rights.mayChange
                ? {
                    ...reorder.propsOf(task.id),
                    first: index === 0,
                    last: index === shown.length - 1,
                    step: (direction) => step(shown, task.id, direction),
                  }
                : undefined
            }
          />
        ))}
      </ul>
      <Shortcuts ref={help} words={words} mayChange={rights.mayChange} ordered={ordered} />
      {selected.length > 0 && (
        <BulkBar
          question={question}
          onAnswer={() => kept.current && letGo()}
          workspaceId={workspaceId}
          selected={selected}
          people={people}
          mayRemove={rights.mayRemove}
          words={words}
          assign={assign}
          setDone={setDone}
          onClear={letGo}
        />
      )}
    </div>
  )
}

function titleIn(list: HTMLElement | null, id: string | undefined) {
  return id ? list?.querySelector<HTMLElement>(`[data-task='${id}'] [data-title]`) : null
}
