'use client'
import { useState } from 'react'

type Target = { taskId: string; behind: boolean }

/** What makes a row be dragged and dropped upon; for who does not drag, menus and keys do the same. */
export function useReorder(move: (taskId: string, neighbourId: string, behind: boolean) => void) {
  const [dragged, drag] = useState<string>()
  const [target, aim] = useState<Target>()

  function end() {
    drag(undefined)
    aim(undefined)
  }

  return (taskId: string) =>
    ({
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
          if (target && dragged !== taskId) move(dragged, taskId, target.behind)
          end()
        },
      },
    }) as const
}

export type Reorder = ReturnType<ReturnType<typeof useReorder>>
