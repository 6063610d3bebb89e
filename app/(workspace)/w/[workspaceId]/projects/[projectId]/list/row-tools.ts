import type { TaskView } from '../tasks/task-view'
import type { ListState, RowTool } from './list-part'

type Tools = Record<'done' | 'edit' | 'up' | 'down' | 'remove', () => void> & {
  assignToMe: (() => void) | undefined
}
type Place = { first: boolean; last: boolean }

/** The list's own tools for a row, with those of its parts after the ones that change the task. */
export function rowToolsOf(
  { done }: TaskView,
  { rights, words }: Pick<ListState, 'rights' | 'words'>,
  tools: Tools,
  { first, last }: Place,
  ofParts: RowTool[],
): RowTool[] {
  if (!rights.mayChange) return []
  const own: RowTool[] = [{ name: 'done', label: done ? words.reopen : words.complete, perform: tools.done }]
  if (tools.assignToMe) own.push({ name: 'assignToMe', label: words.assignToMe, perform: tools.assignToMe })
  own.push({ name: 'edit', label: words.edit, perform: tools.edit }, ...ofParts)
  if (rights.mayMove) {
    own.push({ name: 'up', label: words.moveUp, perform: tools.up, idle: first })
    own.push({ name: 'down', label: words.moveDown, perform: tools.down, idle: last })
  }
  if (rights.mayRemove) own.push({ name: 'remove', label: words.remove, perform: tools.remove, danger: true })
  return own
}
