'use client'
import { useEffect, useRef } from 'react'
import type { Messages } from '@/app/_messages/messages'
import { Button } from '@/app/_ui/button'
import { useFormResult } from '@/app/_ui/form-result'
import { LabelChip } from '@/app/(workspace)/w/[workspaceId]/labels/label-chip'
import type { Task } from '@/lib/features/tasks/schema'
import type { Person } from '../../task-view'

type Props = {
  task: Pick<Task, 'title' | 'description' | 'assigneeId' | 'dueOn' | 'labels'>
  people: Person[]
  words: Messages['work']
  onTake: () => void
  /** The form may then replace what is shown here. */
  onKeep: () => void
}

/** Shows a conflicting change and asks which version counts. Gets the focus after a refused save. */
export function Theirs({ task, people, words, onTake, onKeep }: Props) {
  const { title, description, assigneeId, dueOn, labels } = task
  const assignee = people.find(({ id }) => id === assigneeId)
  const section = useRef<HTMLElement>(null)
  const result = useFormResult()

  useEffect(() => {
    if (result.stale) section.current?.focus()
  }, [result])

  return (
    <section
      ref={section}
      tabIndex={-1}
      aria-label={words.theirsTitle}
      className="grid gap-3 rounded-xl border border-care/40 bg-care-soft p-4 lg:col-span-2"
    >
      <div role="alert">
        <h2 className="font-semibold">{words.theirsTitle}</h2>
        <p>{words.theirs}</p>
      </div>
      <blockquote className="grid gap-1 border-l-2 border-care pl-3">
        <p className="font-medium">{title}</p>
        {description && <p className="line-clamp-6 whitespace-pre-line">{description}</p>}
        <p className="flex flex-wrap items-center gap-2 text-sm">
          <span>
            {words.assignee}: {assignee?.name ?? words.nobody}
          </span>
          <span>
            {words.dueOn}: {dueOn ?? words.noDay}
          </span>
          {labels.map(({ id, name, colour }) => (
            <LabelChip key={id} name={name} colour={colour} />
          ))}
        </p>
      </blockquote>
      <div className="flex flex-wrap gap-2">
        <Button look="secondary" onClick={onTake}>
          {words.takeTheirs}
        </Button>
        <Button look="secondary" onClick={onKeep}>
          {words.saveMine}
        </Button>
      </div>
    </section>
  )
}
