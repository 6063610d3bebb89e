import { expect, test } from 'vitest'
import * as project from '@/app/api/v1/workspaces/[workspaceId]/projects/[projectId]/route'
import * as projects from '@/app/api/v1/workspaces/[workspaceId]/projects/route'
import * as completion from '@/app/api/v1/workspaces/[workspaceId]/tasks/[taskId]/completion/route'
import * as task from '@/app/api/v1/workspaces/[workspaceId]/tasks/[taskId]/route'
import * as tasks from '@/app/api/v1/workspaces/[workspaceId]/tasks/route'
import { projects as ofProjects } from '@/lib/features/projects/feature'
import { tasks as ofTasks } from '@/lib/features/tasks/feature'
import { type KeyOperation, statusesWithAll, statusesWithOthers } from '../support/key-operations'
import { createMember } from '../support/people'
import { send } from '../support/send'

/** Every operation that a scope of projects and tasks opens, on rows that are there. */
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
    ['tasks.remove', (key) => send(task.DELETE, { key, method: 'DELETE', params: ofTask })],
    ['projects.remove', (key) => send(project.DELETE, { key, method: 'DELETE', params: ofProject })],
  ]
  return { ada, operations }
}

test('a key does with projects and tasks what its scopes name, by every verb', async () => {
  const { ada, operations } = await createScene()

  expect(await statusesWithAll(ada, operations)).toEqual([
    200, 200, 201, 200, 200, 200, 201, 200, 200, 200, 204, 204,
  ])
  const scopes = [...ofProjects.keyScopes, ...ofTasks.keyScopes]
  expect(new Set(operations.map(([scope]) => scope))).toEqual(new Set(scopes))
})

test('a key does nothing with projects and tasks without the scope, though it has every other', async () => {
  const { ada, operations } = await createScene()

  expect(await statusesWithOthers(ada, operations)).toEqual(operations.map(() => 403))
})
