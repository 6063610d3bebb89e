'use client'
import type { Route } from 'next'
import type { Messages } from '@/app/_messages/messages'
import { useTaskChanges } from '../changes/use-task-changes'
import { useReorder } from '../reorder/use-reorder'
import type { TaskView } from '../tasks/task-view'
import { BoardColumn } from './board-column'
import { Card } from './card'

type Props = {
  workspaceId: string
  tasks: TaskView[]
  more: { open: Route | undefined; done: Route | undefined }
  mayChange: boolean
  words: Messages['work']
  taskWords: Messages['task']
}

/** Dragging a card or using its menu moves it among the open ones, or to the other column. */
export function BoardColumns({ workspaceId, tasks, more, mayChange, words, taskWords }: Props) {
  const { shown, setDone, move, step } = useTaskChanges(tasks, workspaceId, words)
  const openOnes = shown.filter(({ done }) => !done)
  const reorder = useReorder((taskId, neighbourId, behind) => {
    const task = shown.find(({ id }) => id === taskId)
    const neighbour = shown.find(({ id }) => id === neighbourId)
    if (!task || !neighbour) return
    if (task.done !== neighbour.done) setDone(task, neighbour.done)
    else if (!task.done) move(openOnes, taskId, neighbourId, behind)
  })
  const columns = [
    { name: words.open, done: false, more: more.open },
    { name: words.done, done: true, more: more.done },
  ]

  function drop(done: boolean) {
    const task = shown.find(({ id }) => id === reorder.dragged)
    if (!task || task.done === done) return reorder.drop()
    reorder.end()
    setDone(task, done)
  }

  return (
    <div className="grid items-start gap-4 md:grid-cols-2">
      {columns.map(({ name, done, more: rest }) => {
        const inColumn = shown.filter((task) => task.done === done)
        return (
          <BoardColumn
            key={name}
            name={name}
            count={inColumn.length}
            more={rest}
            words={words}
            carrying={reorder.dragged !== undefined}
            onDrop={() => drop(done)}
          >
            {inColumn.map((task, index) => (
              <Card
                key={task.id}
                task={task}
                words={words}
                taskWords={taskWords}
                reorder={mayChange ? reorder.propsOf(task.id) : undefined}
                onDone={() => setDone(task, !task.done)}
                up={!done && index > 0 ? () => step(inColumn, task.id, -1) : undefined}
                down={!done && index < inColumn.length - 1 ? () => step(inColumn, task.id, 1) : undefined}
              />
            ))}
          </BoardColumn>
        )
      })}
    </div>
  )
}
