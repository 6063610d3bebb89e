'use client'
import { useState } from 'react'

type Target = { taskId: string; behind: boolean }

/** Lets a row be dragged to the place of another. Menus and keys do the same for visitors who do not drag. */
export function useReorder(move: (taskId: string, neighbourId: string, behind: boolean) => void) {
  const [dragged, drag] = useState<string>()
  const [target, aim] = useState<Target>()

  function end() {
    drag(undefined)
    aim(undefined)
  }

  /** Moves the dragged row to where the mark was shown last. */
  function drop() {
    if (dragged && target && target.taskId !== dragged) move(dragged, target.taskId, target.behind)
    end()
  }

  function propsOf(taskId: string) {
    return {
      dragged: dragged === taskId,
      mark: target?.taskId === taskId && dragged !== taskId ? (target.behind ? 'below' : 'above') : undefined,
      handle: {
        draggable: true,
        onDragStart: (event: React.DragEvent) => {
          const row = event.currentTarget.closest('[data-task]')
          event.dataTransfer.effectAllowed = 'move'
          event.dataTransfer.setData('text/plain', taskId)
          if (row) event.dataTransfer.setDragImage(row, 12, 12)
          drag(taskId)
        },
        onDragEnd: end,
      },
      row: {
        onDragOver: (event: React.DragEvent) => {
          if (!dragged) return
          event.preventDefault()
          const { top, height } = event.currentTarget.getBoundingClientRect()
          const behind = event.clientY > top + height / 2
          if (target?.taskId !== taskId || target.behind !== behind) aim({ taskId, behind })
        },
        onDrop: (event: React.DragEvent) => {
          if (!dragged) return
          event.preventDefault()
          // An element around the row would take the same card once more.
          event.stopPropagation()
          drop()
        },
      },
    } as const
  }

  return { dragged, drop, end, propsOf }
}

export type Reorder = ReturnType<ReturnType<typeof useReorder>['propsOf']>
