import { expect, test } from 'vitest'
import * as project from '@/app/api/v1/workspaces/[workspaceId]/projects/[projectId]/route'
import * as projects from '@/app/api/v1/workspaces/[workspaceId]/projects/route'
import * as attachments from '@/app/api/v1/workspaces/[workspaceId]/tasks/[taskId]/attachments/route'
import * as comments from '@/app/api/v1/workspaces/[workspaceId]/tasks/[taskId]/comments/route'
import * as completion from '@/app/api/v1/workspaces/[workspaceId]/tasks/[taskId]/completion/route'
import * as task from '@/app/api/v1/workspaces/[workspaceId]/tasks/[taskId]/route'
import * as tasks from '@/app/api/v1/workspaces/[workspaceId]/tasks/route'
import type { Feature } from '@/lib/feature'
import { features } from '@/lib/features'
import { type KeyOperation, statusesWithAll, statusesWithOthers } from '../support/key-operations'
import { createMember } from '../support/people'
import { send } from '../support/send'

const declared: readonly Feature[] = features

/** Every operation that a scope of the sample opens, on rows that are there. */
async function createScene() {
  const ada = await createMember()
  const { workspaceId } = ada
  const params = { workspaceId }
  const { data: made } = await send(projects.POST, { as: ada, params, body: { name: 'Apollo' } })
  const { data: todo } = await send(tasks.POST, {
    as: ada,
    params,
    body: { projectId: made.id, title: 'Ship it' },
  })
  const ofProject = { workspaceId, projectId: made.id }
  const ofTask = { workspaceId, taskId: todo.id }
  const file = { fileName: 'a.txt', contentType: 'text/plain', sizeBytes: 1 }
  const operations: KeyOperation[] = [
    ['projects.read', (key) => send(projects.GET, { key, params })],
    ['projects.read', (key) => send(project.GET, { key, params: ofProject })],
    ['projects.create', (key) => send(projects.POST, { key, params, body: { name: 'By key' } })],
    [
      'projects.change',
      (key) => send(project.PATCH, { key, method: 'PATCH', params: ofProject, body: { name: 'Artemis' } }),
    ],
    ['tasks.read', (key) => send(tasks.GET, { key, params })],
    ['tasks.read', (key) => send(task.GET, { key, params: ofTask })],
    [
      'tasks.create',
      (key) => send(tasks.POST, { key, params, body: { projectId: made.id, title: 'By key' } }),
    ],
    [
      'tasks.change',
      (key) =>
        send(task.PATCH, {
          key,
          method: 'PATCH',
          params: ofTask,
          headers: { 'if-match': '*' },
          body: { title: 'Changed' },
        }),
    ],
    ['tasks.change', (key) => send(completion.PUT, { key, method: 'PUT', params: ofTask })],
    ['tasks.change', (key) => send(completion.DELETE, { key, method: 'DELETE', params: ofTask })],
    ['comments.read', (key) => send(comments.GET, { key, params: ofTask })],
    ['comments.create', (key) => send(comments.POST, { key, params: ofTask, body: { body: 'Done.' } })],
    ['attachments.read', (key) => send(attachments.GET, { key, params: ofTask })],
    ['attachments.create', (key) => send(attachments.POST, { key, params: ofTask, body: file })],
    ['tasks.remove', (key) => send(task.DELETE, { key, method: 'DELETE', params: ofTask })],
    ['projects.remove', (key) => send(project.DELETE, { key, method: 'DELETE', params: ofProject })],
  ]
  return { ada, operations }
}

test('a key does with projects and tasks what its scopes name, by every verb', async () => {
  const { ada, operations } = await createScene()

  expect(await statusesWithAll(ada, operations)).toEqual([
    200, 200, 201, 200, 200, 200, 201, 200, 200, 200, 200, 201, 200, 201, 204, 204,
  ])
  const scopes = declared.flatMap(({ sample, keyScopes = [] }) => (sample ? keyScopes : []))
  expect(new Set(operations.map(([scope]) => scope))).toEqual(new Set(scopes))
})

test('a key does nothing with projects and tasks without the scope, though it has every other', async () => {
  const { ada, operations } = await createScene()

  expect(await statusesWithOthers(ada, operations)).toEqual(operations.map(() => 403))
})
