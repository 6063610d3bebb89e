import { expect, test } from 'vitest'
import * as comments from '@/app/api/v1/workspaces/[workspaceId]/tasks/[taskId]/comments/route'
import { comments as feature } from '@/lib/features/comments/feature'
import { type KeyOperation, statusesWithAll, statusesWithOthers } from '../support/key-operations'
import { createMember } from '../support/people'
import { send } from '../support/send'
import { addTask, createProject } from '../support/tasks'

/** Every operation that a scope of comments opens, on a task that is there. */
async function createScene() {
  const ada = await createMember()
  const task = await addTask(ada, { projectId: await createProject(ada), title: 'Ship it' })
  const params = { workspaceId: ada.workspaceId, taskId: task.data.id }
  const operations: KeyOperation[] = [
    ['comments.read', (key) => send(comments.GET, { key, params })],
    ['comments.create', (key) => send(comments.POST, { key, params, body: { body: 'Done.' } })],
  ]
  return { ada, operations }
}

test('a key does with comments what its scopes name', async () => {
  const { ada, operations } = await createScene()

  expect(await statusesWithAll(ada, operations)).toEqual([200, 201])
  expect(new Set(operations.map(([scope]) => scope))).toEqual(new Set(feature.keyScopes))
})

test('a key does nothing with comments without the scope, though it has every other', async () => {
  const { ada, operations } = await createScene()

  expect(await statusesWithOthers(ada, operations)).toEqual(operations.map(() => 403))
})
