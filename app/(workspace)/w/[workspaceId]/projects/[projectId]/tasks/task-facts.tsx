import type { Messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { Avatar } from '@/app/_ui/avatar'
import { Badge } from '@/app/_ui/badge'
import { LabelChip } from '../../../labels/label-chip'
import type { TaskView } from './task-view'

export function TaskFacts({ task, words }: { task: TaskView; words: Messages['work'] }) {
  const { labels, due, done, doneSince, assignee } = task
  if (labels.length === 0 && !due && !doneSince && !assignee) return null

  return (
    <div className="flex min-w-0 flex-wrap items-center gap-1.5 px-1">
      {labels.map(({ id, name, colour }) => (
        <LabelChip key={id} name={name} colour={colour} />
      ))}
      {due && !done && <Badge look={due.look}>{due.text}</Badge>}
      {done && doneSince && <span className="text-sm text-ink-soft">{doneSince}</span>}
      {assignee && (
        <span title={assignee.name}>
          <Avatar name={assignee.name} size="small" />
          <span className="sr-only">{fill(words.assignedTo, { name: assignee.name })}</span>
        </span>
      )}
    </div>
  )
}
