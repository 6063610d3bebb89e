import type { Messages } from '@/app/_messages/messages'
import type { ListSearch } from '@/app/_ui/search-list'
import type { Ask } from '../changes/use-task-changes'
import type { Person, TaskView } from '../tasks/task-view'

/** One thing to do with one task, in the menu of its row. */
export type RowTool = {
  name: string
  label: string
  perform: () => void
  /** Keys that a part proposes for its tool. */
  keys?: readonly string[]
  danger?: boolean
  /** True where the tool is no use, such as moving up the first row. */
  idle?: boolean
}

/** The list as its parts see it. */
export type ListState = {
  workspaceId: string
  shown: TaskView[]
  people: Person[]
  /** Finds the others, if there are more people. */
  peopleSearch: ListSearch | undefined
  rights: { mayChange: boolean; mayRemove: boolean; mayMove: boolean }
  words: Messages['work']
  ask: Ask
}

/** The rows, as a part finds them when a key is pressed. */
export type ListRows = {
  element: HTMLElement | null
  toolsOf: (taskId: string) => RowTool[]
  /** Gives up what every part has begun. */
  clear: () => void
}

/** A part of the list that can be left out: see use-list-parts.ts. */
export type ListPart = {
  name: string
  toolsOf?: (task: TaskView) => RowTool[]
  /** Stands at the start of a row. */
  startOf?: (task: TaskView) => React.ReactNode
  classOf?: (task: TaskView) => string | false
  onKeyDown?: (event: React.KeyboardEvent, rows: ListRows) => void
  clear?: () => void
  /** Stands below the list, and gets each tool that a row has. */
  foot?: (tools: readonly RowTool[]) => React.ReactNode
}
