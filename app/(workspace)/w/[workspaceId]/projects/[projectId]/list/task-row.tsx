'use client'
import { Ellipsis, GripVertical } from 'lucide-react'
import Link from 'next/link'
import type { Messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { classes } from '@/app/_ui/classes'
import { Menu, MenuItem } from '@/app/_ui/menu'
import { setCompletion } from '../new-task/actions'
import { CompletionBox } from '../tasks/completion-box'
import { DoneMark } from '../tasks/done-mark'
import { SelectBox } from '../bulk/select-box'
import { TaskFacts } from '../tasks/task-facts'
import type { TaskView } from '../tasks/task-view'
import { TitleEdit } from './title-edit'
import type { Reorder } from '../reorder/use-reorder'

/** The title of one task that is being replaced, and what was typed when that was refused. */
export type Edit = { taskId: string; before: string; typed?: string }

type Place = Reorder & { first: boolean; last: boolean; step: (direction: -1 | 1) => void }

type Props = {
  workspaceId: string
  task: TaskView
  words: Messages['work']
  marks: Messages['task']
  mayChange: boolean
  selected: boolean
  selecting: boolean
  edit: Edit | undefined
  onSelect: () => void
  onEdit: () => void
  /** Without a title nothing was changed; `back` when it ended by a key. */
  onFinish: (title: string | undefined, back: boolean) => void
  onDone: () => void
  /** Absent where it is the visitor's already. */
  onAssignToMe: (() => void) | undefined
  /** Absent for who may not. */
  onRemove: (() => void) | undefined
  place: Place | undefined
}

export function TaskItem({ task, words, marks, mayChange, selected, selecting, edit, place, ...row }: Props) {
  const { id, href, title, done } = task

  return (
    <li
      data-task={id}
      {...place?.row}
      className={classes(
        'group relative flex items-center gap-1 py-0.5 pr-1.5 pl-2 first:rounded-t-xl last:rounded-b-xl focus-within:bg-sunken/50',
        selected && 'bg-accent-soft/50',
        place?.dragged && 'opacity-50',
        place?.mark === 'above' &&
          'before:absolute before:inset-x-0 before:-top-0.5 before:h-0.5 before:bg-accent',
        place?.mark === 'below' &&
          'after:absolute after:inset-x-0 after:-bottom-0.5 after:h-0.5 after:bg-accent',
      )}
    >
      {place && (
        <span
          {...place.handle}
          title={words.drag}
          className="-ml-1 cursor-grab text-ink-soft active:cursor-grabbing pointer-coarse:hidden noscript:hidden"
        >
          <GripVertical aria-hidden className="size-4" />
        </span>
      )}
      {mayChange && (
        <SelectBox
          label={fill(words.select, { title })}
          selected={selected}
          faint={!selecting}
          onSelect={row.onSelect}
        />
      )}
      {mayChange ? (
        <CompletionBox
          label={fill(marks.doneOf, { title })}
          done={done}
          action={setCompletion.bind(null, row.workspaceId, id, !done)}
          onToggle={row.onDone}
        />
      ) : (
        <DoneMark done={done} words={marks} />
      )}
      <div className="flex min-w-0 grow flex-wrap items-center gap-x-3 gap-y-0.5 py-1">
        {edit ? (
          <TitleEdit
            label={fill(words.editOf, { title })}
            title={edit.typed ?? title}
            theirs={theirsIn(edit, title)}
            words={words}
            onFinish={row.onFinish}
          />
        ) : (
          <Link
            href={href}
            data-title
            draggable={false}
            className={classes(
              'min-w-0 grow basis-48 scroll-mt-20 scroll-mb-24 rounded-md px-1 py-1 hover:underline hover:underline-offset-4',
              done && 'text-ink-soft line-through decoration-1',
            )}
          >
            {title}
          </Link>
        )}
        <TaskFacts task={task} words={words} />
      </div>
      {mayChange && (
        <Menu label={fill(words.actionsOf, { title })} icon={<Ellipsis aria-hidden />}>
          <MenuItem onClick={row.onDone}>{done ? words.reopen : words.complete}</MenuItem>
          {row.onAssignToMe && <MenuItem onClick={row.onAssignToMe}>{words.assignToMe}</MenuItem>}
          <MenuItem onClick={row.onEdit}>{words.edit}</MenuItem>
          <MenuItem onClick={row.onSelect}>{words.keySelect}</MenuItem>
          {place && !place.first && <MenuItem onClick={() => place.step(-1)}>{words.moveUp}</MenuItem>}
          {place && !place.last && <MenuItem onClick={() => place.step(1)}>{words.moveDown}</MenuItem>}
          {row.onRemove && (
            <MenuItem danger onClick={row.onRemove}>
              {words.remove}
            </MenuItem>
          )}
        </Menu>
      )}
    </li>
  )
}

/** What somebody else has made of the title meanwhile. */
function theirsIn({ before, typed }: Edit, title: string) {
  return typed !== undefined && title !== before && title !== typed ? title : undefined
}
