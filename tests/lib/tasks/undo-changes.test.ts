import { expect, test } from 'vitest'
import { applyChanges } from '@/app/(workspace)/w/[workspaceId]/projects/[projectId]/changes/apply'
import type { TaskChange } from '@/app/(workspace)/w/[workspaceId]/projects/[projectId]/changes/task-change'
import type { TaskView } from '@/app/(workspace)/w/[workspaceId]/projects/[projectId]/tasks/task-view'
import { inverseOf } from '@/app/(workspace)/w/[workspaceId]/projects/[projectId]/undo/inverse'

const ada = { id: 'ada', name: 'Ada' }
const grace = { id: 'grace', name: 'Grace' }

const tasks = [
  { id: 'a', title: 'A', done: false, doneSince: null, assignee: ada },
  { id: 'b', title: 'B', done: true, doneSince: null, assignee: undefined },
  { id: 'c', title: 'C', done: false, doneSince: null, assignee: undefined },
] as TaskView[]

const versions = { a: 2, b: 3, c: 4 }

const undone: [what: string, changes: TaskChange[]][] = [
  ['completing', [{ change: 'complete', taskId: 'a' }]],
  ['reopening', [{ change: 'reopen', taskId: 'b' }]],
  ['completing several', ['a', 'c'].map((taskId) => ({ change: 'complete', taskId }))],
  ['assigning several', ['a', 'b', 'c'].map((taskId) => ({ change: 'assign', taskId, assignee: grace }))],
  ['moving up', [{ change: 'move', taskId: 'c', neighbourId: 'a', behind: false }]],
  ['moving down', [{ change: 'move', taskId: 'a', neighbourId: 'b', behind: true }]],
]

test.each(undone)('%s is undone by its inverse', (_, changes) => {
  const changed = applyChanges(tasks, changes)

  expect(changed).not.toEqual(tasks)
  expect(applyChanges(changed, inverseOf(changes, tasks, { versions }))).toEqual(tasks)
})

test('an inverse holds to the version that the change has made', () => {
  const back = inverseOf([{ change: 'complete', taskId: 'c' }], tasks, { versions })

  expect(back).toEqual([{ change: 'reopen', taskId: 'c', version: 4 }])
})

test('a new title has no inverse', () => {
  const changes: TaskChange[] = [{ change: 'rename', taskId: 'a', title: 'Z', before: 'A' }]

  expect(inverseOf(changes, tasks, { versions })).toEqual([])
})
