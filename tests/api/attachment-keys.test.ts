import { expect, test } from 'vitest'
import * as attachments from '@/app/api/v1/workspaces/[workspaceId]/tasks/[taskId]/attachments/route'
import { attachments as feature } from '@/lib/features/attachments/feature'
import { type KeyOperation, statusesWithAll, statusesWithOthers } from '../support/key-operations'
import { createMember } from '../support/people'
import { send } from '../support/send'
import { addTask, createProject } from '../support/tasks'

const file = { fileName: 'a.txt', contentType: 'text/plain', sizeBytes: 1 }

/** Every operation that a scope of attachments opens, on a task that is there. */
async function createScene() {
  const ada = await createMember()
  const task = await addTask(ada, { projectId: await createProject(ada), title: 'Ship it' })
  const params = { workspaceId: ada.workspaceId, taskId: task.data.id }
  const operations: KeyOperation[] = [
    ['attachments.read', (key) => send(attachments.GET, { key, params })],
    ['attachments.create', (key) => send(attachments.POST, { key, params, body: file })],
  ]
  return { ada, operations }
}

test('a key does with attachments what its scopes name', async () => {
  const { ada, operations } = await createScene()

  expect(await statusesWithAll(ada, operations)).toEqual([200, 201])
  expect(new Set(operations.map(([scope]) => scope))).toEqual(new Set(feature.keyScopes))
})

test('a key does nothing with attachments without the scope, though it has every other', async () => {
  const { ada, operations } = await createScene()

  expect(await statusesWithOthers(ada, operations)).toEqual(operations.map(() => 403))
})
