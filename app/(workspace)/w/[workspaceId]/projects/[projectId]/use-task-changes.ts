'use client'
import { startTransition, useOptimistic } from 'react'
import type { Outcome } from '@/app/_forms/outcome'
import type { Messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { useUiWords } from '@/app/_messages/ui-words'
import { type Announcement, useAnnounce } from '@/app/_ui/announce'
import { reached } from '@/app/_ui/reached'
import { applied, type Change } from './applied'
import { changeSeveralTasks, placeTask, renameTask } from './change-actions'
import type { TaskView } from './task-view'

export type Asking = {
  /** Said once the server has done it. */
  announcement?: Announcement
  onRefusal?: () => void
}

/** The tasks with what was just asked for, which is taken back with a message when the server refuses. */
export function useTaskChanges(tasks: TaskView[], workspaceId: string, words: Messages['work']) {
  const [shown, show] = useOptimistic(tasks, applied)
  const announce = useAnnounce()
  const { undo } = useUiWords()

  function ask(change: Change, { announcement, onRefusal }: Asking = {}) {
    startTransition(async () => {
      show(change)
      const { refusal } = await reached(sent(workspaceId, change), words.unreachable)
      if (refusal) {
        announce?.({ ...refusal, look: 'danger' })
        onRefusal?.()
      } else if (announcement) announce?.(announcement)
    })
  }

  /** Completes or reopens, and offers to take it back. */
  function setDone(several: TaskView[], done: boolean) {
    const taskIds = several.filter((task) => task.done !== done).map(({ id }) => id)
    if (taskIds.length === 0) return
    const back = { label: undo, perform: () => ask({ change: done ? 'reopen' : 'complete', taskIds }) }
    const announcement = { text: doneText(several, taskIds, done, words), action: back }
    ask({ change: done ? 'complete' : 'reopen', taskIds }, { announcement })
  }

  /** To the place of its neighbour in that direction, among those that are shown together. */
  function step(among: TaskView[], taskId: string, direction: -1 | 1) {
    const index = among.findIndex(({ id }) => id === taskId)
    const neighbour = among[index + direction]
    if (index < 0 || !neighbour) return
    const place = { neighbourId: neighbour.id, behind: direction === 1 }
    const text = fill(words.moved, {
      title: among[index]!.title,
      place: index + direction + 1,
      count: among.length,
    })
    ask({ change: 'move', taskId, ...place }, { announcement: { text } })
  }

  return { shown, ask, setDone, step }
}

function sent(workspaceId: string, change: Change): Promise<Outcome> {
  switch (change.change) {
    case 'move': {
      const { taskId, neighbourId, behind } = change
      return placeTask(workspaceId, taskId, behind ? { after: neighbourId } : { before: neighbourId })
    }
    case 'rename': {
      const { taskId, title, before } = change
      return renameTask(workspaceId, taskId, { title, before })
    }
    case 'assign': {
      const { taskIds, assignee } = change
      return changeSeveralTasks(workspaceId, { change: 'assign', taskIds, assigneeId: assignee?.id ?? null })
    }
    default:
      return changeSeveralTasks(workspaceId, { change: change.change, taskIds: change.taskIds })
  }
}

function doneText(several: TaskView[], taskIds: string[], done: boolean, words: Messages['work']) {
  const one = taskIds.length === 1 && several.find(({ id }) => id === taskIds[0])
  if (one) return fill(done ? words.completedOne : words.reopenedOne, { title: one.title })
  return fill(done ? words.completedMany : words.reopenedMany, { count: taskIds.length })
}
