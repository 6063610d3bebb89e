'use client'
import { Ellipsis, GripVertical } from 'lucide-react'
import { Link } from '@/app/_ui/link'
import { Fragment } from 'react'
import type { Messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { classes } from '@/app/_ui/classes'
import { Menu, MenuItem } from '@/app/_ui/menu'
import type { Reorder } from '../reorder/use-reorder'
import { setCompletionAction } from '../tasks/actions'
import { CompletionBox } from '../tasks/completion-box'
import { DoneMark } from '../tasks/done-mark'
import { TaskFacts } from '../tasks/task-facts'
import type { TaskView } from '../tasks/task-view'
import type { ListPart, RowTool } from './list-part'
import { TitleEdit } from './title-edit'
import type { Edit } from './use-title-edit'

type Props = {
  workspaceId: string
  task: TaskView
  words: Messages['work']
  taskWords: Messages['task']
  mayChange: boolean
  tools: RowTool[]
  parts: ListPart[]
  edit: Edit | undefined
  /** Without a title nothing was changed. `back` says that a key has ended it. */
  onFinish: (title: string | undefined, back: boolean) => void
  onDone: () => void
  /** Absent where tasks cannot be moved. */
  reorder: Reorder | undefined
}

export function TaskRow({ task, words, taskWords, mayChange, tools, parts, edit, reorder, ...row }: Props) {
  const { id, href, title, done } = task

  return (
    <li
      data-task={id}
      {...reorder?.row}
      className={classes(
        'group relative flex items-center gap-1 py-0.5 pr-1.5 pl-2 first:rounded-t-xl last:rounded-b-xl focus-within:bg-sunken/50',
        ...parts.map((part) => part.classOf?.(task)),
        reorder?.dragged && 'opacity-50',
        reorder?.mark === 'above' &&
          'before:absolute before:inset-x-0 before:-top-0.5 before:h-0.5 before:bg-accent',
        reorder?.mark === 'below' &&
          'after:absolute after:inset-x-0 after:-bottom-0.5 after:h-0.5 after:bg-accent',
      )}
    >
      {reorder && (
        <span
          {...reorder.handle}
          title={words.drag}
          className="-ml-1 cursor-grab text-ink-soft active:cursor-grabbing pointer-coarse:hidden noscript:hidden"
        >
          <GripVertical aria-hidden className="size-4" />
        </span>
      )}
      {parts.map(({ name, startOf }) => (
        <Fragment key={name}>{startOf?.(task)}</Fragment>
      ))}
      {mayChange ? (
        <CompletionBox
          label={fill(taskWords.doneOf, { title })}
          done={done}
          action={setCompletionAction.bind(null, row.workspaceId, id, !done)}
          onToggle={row.onDone}
        />
      ) : (
        <DoneMark done={done} words={taskWords} />
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
          {tools
            .filter(({ idle }) => !idle)
            .map(({ name, label, danger, perform }) => (
              <MenuItem key={name} danger={danger} onClick={perform}>
                {label}
              </MenuItem>
            ))}
        </Menu>
      )}
    </li>
  )
}

/** The title that somebody else has given the task meanwhile. */
function theirsIn({ before, typed }: Edit, title: string) {
  return typed !== undefined && title !== before && title !== typed ? title : undefined
}
