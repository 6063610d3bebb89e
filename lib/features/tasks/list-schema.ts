import { z } from 'zod'
import { described } from '@/lib/described'
import { searchable } from '@/lib/db/searchable'
import { Name } from '@/lib/text/schema'
import { DueDay } from './schema'

const SEARCH_LENGTH_MAX = 100

export const TaskFilter = described(
  z.object({
    projectId: z.uuid().optional(),
    state: z.enum(['open', 'done']).optional(),
    assigneeId: z.uuid().optional(),
    labelId: z.uuid().optional(),
    due: z.enum(['overdue', 'today', 'upcoming', 'none']).optional(),
    q: Name(SEARCH_LENGTH_MAX, 2)
      .regex(searchable, 'Search for three letters in a row, or two of Chinese, Japanese or Korean.')
      .meta({ examples: ['apples'] })
      .optional(),
    sort: z.enum(['newest', 'due', 'position']).optional(),
  }),
  {
    projectId: 'Only the tasks of this project. The sort `position` needs it.',
    state: 'Only open tasks, or only completed ones.',
    assigneeId: 'Only the tasks of this member.',
    labelId: 'Only the tasks with this label.',
    due: 'Only tasks that are overdue, due today or later, or without a day. Days are those of the workspace’s time zone. Only an open task is overdue. Such a list has no sort but `due`.',
    q: 'Only tasks with this text in the title or the description, whatever its case, among the newest 1,000 matches. Fewer than three letters in a row, such as two Chinese characters, are searched in the newest 5,000 tasks.',
    sort: 'The order: the newest first, the next due first, or the manual order of a project, which needs `projectId`.',
  },
)
export type TaskFilter = z.infer<typeof TaskFilter>

const id = z.uuid()
const int64 = z.string().refine((text) => /^-?\d{1,19}$/.test(text) && isInt64(BigInt(text)))

export const positionsBySort = {
  newest: z.tuple([id]),
  due: z.tuple([z.union([DueDay, z.literal('infinity')]), id]),
  position: z.tuple([int64, id]),
}

function isInt64(value: bigint) {
  return BigInt.asIntN(64, value) === value
}
