'use client'
import { startTransition, useOptimistic } from 'react'
import type { Messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { applied, type Change } from './apply'
import { changeSeveralTasks, placeTask, placeTaskBack, renameTask } from './actions'
import type { TaskOutcome } from './task-outcome'
import type { Person, TaskView } from '../tasks/task-view'
import { type Asking, useOutcome } from './use-settle'

/** The tasks with what was just asked for, which is taken back with a message when the server refuses. */
export function useTaskChanges(tasks: TaskView[], workspaceId: string, words: Messages['work']) {
  const [shown, show] = useOptimistic(tasks, applied)
  const settle = useOutcome(words.unreachable)

  function ask(change: Change, asking?: Asking) {
    startTransition(async () => {
      show(change)
      await settle(sent(workspaceId, change), asking)
    })
  }

  /** Completes or reopens. */
  function setDone(several: TaskView[], done: boolean) {
    const taskIds = idsOf(several.filter((task) => task.done !== done))
    if (taskIds.length === 0) return
    ask(
      { change: done ? 'complete' : 'reopen', taskIds },
      {
        done: doneText(several, taskIds, done, words),
        takeBack: ({ versions }) => ask({ change: done ? 'reopen' : 'complete', taskIds, versions }),
      },
    )
  }

  /** To one person, or to nobody. Taken back, each task goes to whom it belonged. */
  function assign(several: TaskView[], assignee: Person | undefined) {
    const before = Map.groupBy(several, (task) => task.assignee?.id)
    const back = [...before.values()].map((those) => ({
      taskIds: idsOf(those),
      assignee: those[0]!.assignee,
    }))
    ask(
      { change: 'assign', parts: [{ taskIds: idsOf(several), assignee }] },
      {
        done: assignedText(several, assignee, words),
        takeBack: ({ versions }) => ask({ change: 'assign', parts: back, versions }),
      },
    )
  }

  /** Beside another of those that are shown together. Taken back, it is where it was among all of the project. */
  function move(among: TaskView[], taskId: string, neighbourId: string, behind: boolean) {
    const change = { change: 'move', taskId, neighbourId, behind } as const
    const index = among.findIndex(({ id }) => id === taskId)
    const order = applied(among, change)
    const place = order.findIndex(({ id }) => id === taskId)
    if (place === index) return

    const [previous, next] = [among[index - 1], among[index + 1]]
    const back = { neighbourId: (previous ?? next)!.id, behind: previous !== undefined }
    const { title } = among[index]!
    const done = order[place - 1]
      ? fill(words.movedBehind, { title, neighbour: order[place - 1]!.title })
      : fill(words.movedBefore, { title, neighbour: order[place + 1]!.title })
    ask(change, { done, takeBack: ({ former }) => ask({ change: 'move', taskId, ...back, former }) })
  }

  /** To the place of its neighbour in that direction. */
  function step(among: TaskView[], taskId: string, direction: -1 | 1) {
    const index = among.findIndex(({ id }) => id === taskId)
    const neighbour = among[index + direction]
    if (index >= 0 && neighbour) move(among, taskId, neighbour.id, direction === 1)
  }

  return { shown, ask, setDone, assign, move, step }
}

function idsOf(tasks: TaskView[]) {
  return tasks.map(({ id }) => id)
}

function sent(workspaceId: string, change: Change): Promise<TaskOutcome> {
  switch (change.change) {
    case 'move': {
      const { taskId, neighbourId, behind, former } = change
      if (former) return placeTaskBack(workspaceId, taskId, former)
      return placeTask(workspaceId, taskId, behind ? { after: neighbourId } : { before: neighbourId })
    }
    case 'rename': {
      const { taskId, title, before } = change
      return renameTask(workspaceId, taskId, { title, before })
    }
    case 'assign': {
      const parts = change.parts.map(({ taskIds, assignee }) => ({
        change: 'assign' as const,
        taskIds,
        assigneeId: assignee?.id ?? null,
      }))
      return changeSeveralTasks(workspaceId, parts, change.versions)
    }
    default: {
      const { versions, ...input } = change
      return changeSeveralTasks(workspaceId, [input], versions)
    }
  }
}

function doneText(several: TaskView[], taskIds: string[], done: boolean, words: Messages['work']) {
  const one = taskIds.length === 1 && several.find(({ id }) => id === taskIds[0])
  if (one) return fill(done ? words.completedOne : words.reopenedOne, { title: one.title })
  return fill(done ? words.completedMany : words.reopenedMany, { count: taskIds.length })
}

function assignedText(several: TaskView[], assignee: Person | undefined, words: Messages['work']) {
  const name = assignee?.name ?? words.toNobody
  const { length: count, 0: first } = several
  return count === 1 && first
    ? fill(words.assignedOne, { title: first.title, name })
    : fill(words.assignedMany, { count, name })
}
