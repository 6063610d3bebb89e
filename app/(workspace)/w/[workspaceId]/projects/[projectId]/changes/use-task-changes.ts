'use client'
import { startTransition, useOptimistic } from 'react'
import type { Messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import type { Person, TaskView } from '../tasks/task-view'
import { reactionToChanges } from './after-change'
import { applyChanges } from './apply'
import { sendChange } from './send-change'
import type { Send, TaskChange } from './task-change'
import { useSettle } from './use-settle'

type Asking = { done?: string; send?: Send; onRefusal?: () => void }
export type Ask = (changes: TaskChange[], asking?: Asking) => void

const sendOne: Send = (workspaceId, [change]) => sendChange(workspaceId, change!)

/** The tasks with every change that was just asked for. A change leaves again when the server refuses it. */
export function useTaskChanges(tasks: TaskView[], workspaceId: string, words: Messages['work']) {
  const [shown, show] = useOptimistic(tasks, applyChanges)
  const settle = useSettle(words.unreachable)

  /** Several changes need a `send` that makes all of them or none. */
  function ask(changes: TaskChange[], { send = sendOne, ...asking }: Asking = {}) {
    startTransition(async () => {
      show(changes)
      await settle(send(workspaceId, changes), {
        ...asking,
        reactionTo: (outcome) =>
          reactionToChanges({ workspaceId, changes, before: shown, outcome, words, send, ask }),
      })
    })
  }

  function setDone({ id, title }: TaskView, done: boolean) {
    ask([{ change: done ? 'complete' : 'reopen', taskId: id }], {
      done: fill(done ? words.completedOne : words.reopenedOne, { title }),
    })
  }

  function assign({ id, title }: TaskView, assignee: Person) {
    ask([{ change: 'assign', taskId: id, assignee }], {
      done: fill(words.assignedOne, { title, name: assignee.name }),
    })
  }

  /** Moves a task beside another one of those that are shown together. */
  function move(among: TaskView[], taskId: string, neighbourId: string, behind: boolean) {
    const change = { change: 'move', taskId, neighbourId, behind } as const
    const order = applyChanges(among, [change])
    const place = order.findIndex(({ id }) => id === taskId)
    if (place === among.findIndex(({ id }) => id === taskId)) return

    const [previous, { title }, next] = [order[place - 1], order[place]!, order[place + 1]]
    const done = previous
      ? fill(words.movedBehind, { title, neighbour: previous.title })
      : fill(words.movedBefore, { title, neighbour: next!.title })
    ask([change], { done })
  }

  /** Moves a task to the place of its neighbour in that direction. */
  function step(among: TaskView[], taskId: string, direction: -1 | 1) {
    const index = among.findIndex(({ id }) => id === taskId)
    const neighbour = among[index + direction]
    if (index >= 0 && neighbour) move(among, taskId, neighbour.id, direction === 1)
  }

  return { shown, ask, setDone, assign, move, step }
}
