import 'server-only'
import { Comments } from './comments/comments'
import { Files } from './files/files'
import type { TaskPart } from './task-part'

/** Features that the page of a task shows, in the order of the page. */
export const taskParts: readonly TaskPart[] = [
  { name: 'files', Section: Files, rows: 1 },
  { name: 'comments', Section: Comments, rows: 2 },
]
