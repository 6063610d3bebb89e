'use client'
import { Ellipsis } from 'lucide-react'
import { Link } from '@/app/_ui/link'
import type { Messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { classes } from '@/app/_ui/classes'
import { Menu, MenuItem } from '@/app/_ui/menu'
import type { Reorder } from '../reorder/use-reorder'
import { TaskFacts } from '../tasks/task-facts'
import type { TaskView } from '../tasks/task-view'

type Props = {
  task: TaskView
  words: Messages['work']
  taskWords: Messages['task']
  /** Absent for a visitor who may only look. */
  reorder: Reorder | undefined
  onDone: () => void
  up: (() => void) | undefined
  down: (() => void) | undefined
}

export function Card({ task, words, taskWords, reorder, onDone, up, down }: Props) {
  const { id, href, title, done } = task

  return (
    // The menu of the card does by keyboard what dragging does.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      data-task={id}
      {...reorder?.handle}
      {...reorder?.row}
      className={classes(
        'relative grid gap-1.5 rounded-lg border border-line bg-surface py-2 pr-1 pl-3 shadow-raised',
        reorder && 'cursor-grab active:cursor-grabbing',
        reorder?.dragged && 'opacity-50',
        reorder?.mark === 'above' &&
          'before:absolute before:inset-x-0 before:-top-1.5 before:h-0.5 before:rounded-full before:bg-accent',
        reorder?.mark === 'below' &&
          'after:absolute after:inset-x-0 after:-bottom-1.5 after:h-0.5 after:rounded-full after:bg-accent',
      )}
    >
      <div className="flex items-start gap-1">
        <Link
          href={href}
          draggable={false}
          className={classes(
            'min-w-0 grow rounded-sm py-1.5 hover:underline hover:underline-offset-4',
            done && 'text-ink-soft line-through decoration-1',
          )}
        >
          {title}
        </Link>
        {reorder && (
          <Menu label={fill(words.actionsOf, { title })} icon={<Ellipsis aria-hidden />}>
            {up && <MenuItem onClick={up}>{words.moveUp}</MenuItem>}
            {down && <MenuItem onClick={down}>{words.moveDown}</MenuItem>}
            <MenuItem onClick={onDone}>{done ? words.reopen : words.complete}</MenuItem>
          </Menu>
        )}
      </div>
      <div className="-mx-1 empty:hidden">
        <TaskFacts task={task} words={words} />
      </div>
      <span className="sr-only">{done ? taskWords.done : taskWords.open}</span>
    </li>
  )
}
