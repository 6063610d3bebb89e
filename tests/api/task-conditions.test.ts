import { describe, expect, test } from 'vitest'
import * as label from '@/app/api/v1/workspaces/[workspaceId]/labels/[labelId]/route'
import * as project from '@/app/api/v1/workspaces/[workspaceId]/projects/[projectId]/route'
import * as projects from '@/app/api/v1/workspaces/[workspaceId]/projects/route'
import * as completion from '@/app/api/v1/workspaces/[workspaceId]/tasks/[taskId]/completion/route'
import * as position from '@/app/api/v1/workspaces/[workspaceId]/tasks/[taskId]/position/route'
import * as task from '@/app/api/v1/workspaces/[workspaceId]/tasks/[taskId]/route'
import * as tasks from '@/app/api/v1/workspaces/[workspaceId]/tasks/route'
import { owner } from '../support/owner'
import { createMember, missingId } from '../support/people'
import { type Handler, send } from '../support/send'
import { createLabel } from '../support/tasks'

/** A workspace with one project, one task and one label, all at version 1, and how to ask for each. */
async function createScene() {
  const ada = await createMember()
  const { workspaceId } = ada
  const { rows } = await owner.query<{ project_id: string; id: string }>(
    `with project as (insert into projects (workspace_id, name) values ($1, 'Apollo') returning id)
    insert into tasks (workspace_id, project_id, title) select $1, id, 'Ship it' from project returning project_id, id`,
    [workspaceId],
  )
  const { project_id: projectId, id: taskId } = rows[0]!
  const labelId = await createLabel(ada)
  return {
    ada,
    workspace: { as: ada, params: { workspaceId } },
    project: { as: ada, params: { workspaceId, projectId } },
    task: { as: ada, params: { workspaceId, taskId } },
    label: { as: ada, params: { workspaceId, labelId } },
    missing: {
      project: { as: ada, params: { workspaceId, projectId: missingId() } },
      task: { as: ada, params: { workspaceId, taskId: missingId() } },
      label: { as: ada, params: { workspaceId, labelId: missingId() } },
    },
  }
}

type Kind = 'project' | 'task' | 'label'

const reads = { project: project.GET, task: task.GET, label: label.GET }

const writes: [name: string, kind: Kind, handler: Handler, request: object][] = [
  ['changing a project', 'project', project.PATCH, { method: 'PATCH', body: { description: 'x' } }],
  ['removing a project', 'project', project.DELETE, { method: 'DELETE' }],
  ['changing a task', 'task', task.PATCH, { method: 'PATCH', body: { description: 'x' } }],
  ['changing a label', 'label', label.PATCH, { method: 'PATCH', body: { name: 'x' } }],
  ['removing a task', 'task', task.DELETE, { method: 'DELETE' }],
  ['completing a task', 'task', completion.PUT, { method: 'PUT' }],
  ['reopening a task', 'task', completion.DELETE, { method: 'DELETE' }],
]

describe.each(writes)('%s', (_, kind, handler, request) => {
  const attempt = (sent: object, ifMatch: string) =>
    send(handler, { ...sent, ...request, headers: { 'if-match': ifMatch } })

  test('is refused at another version than the one that was read, and changes nothing', async () => {
    const scene = await createScene()
    const before = await send(reads[kind], scene[kind])

    const stale = await attempt(scene[kind], '"2"')
    const after = await send(reads[kind], scene[kind])

    expect({ status: stale.status, code: stale.error.code }).toEqual({
      status: 412,
      code: 'precondition_failed',
    })
    expect(after.data).toEqual(before.data)
  })

  test('goes through at that version', async () => {
    const scene = await createScene()
    const { headers } = await send(reads[kind], scene[kind])

    const { status } = await attempt(scene[kind], headers.get('etag')!)

    expect([200, 204]).toContain(status)
  })

  test('of what is not there is not found, whatever its version', async () => {
    const scene = await createScene()

    const statuses = [
      (await attempt(scene.missing[kind], '"1"')).status,
      (await attempt(scene.missing[kind], '*')).status,
    ]

    expect(statuses).toEqual([404, 404])
  })
})

test.each<Kind>(['project', 'task', 'label'])('a %s has a new ETag after every change', async (kind) => {
  const scene = await createScene()
  const [, , handler, request] = writes.find(
    ([name]) => /^(renaming|changing)/.test(name) && name.endsWith(kind),
  )!

  const first = await send(reads[kind], scene[kind])
  const changed = await send(handler, { ...scene[kind], ...request, headers: { 'if-match': '"1"' } })
  const second = await send(reads[kind], scene[kind])
  const known = await send(reads[kind], {
    ...scene[kind],
    headers: { 'if-none-match': changed.headers.get('etag')! },
  })

  const [before, answered, after] = [first, changed, second].map(({ headers }) => headers.get('etag'))
  expect(before).toMatch(/^"1-[\w-]{16}"$/)
  expect(answered).toMatch(/^"2-[\w-]{16}"$/)
  expect(after).toBe(answered)
  expect([first, changed, second].map(({ data }) => data.version)).toEqual([1, 2, 2])
  expect(known.status).toBe(304)
})

test('what creates a project or completes a task answers with the ETag too, and a list of tasks with the versions that make it', async () => {
  const scene = await createScene()

  const created = await send(projects.POST, { ...scene.workspace, body: { name: 'Gemini' } })
  const completed = await send(completion.PUT, { ...scene.task, method: 'PUT' })
  const list = await send(tasks.GET, scene.workspace)

  expect(created.headers.get('etag')).toMatch(/^"1-/)
  expect(completed.headers.get('etag')).toMatch(/^"2-/)
  expect(list.data.map(({ version }: { version: number }) => version)).toEqual([2])
  expect(list.headers.get('etag')).toBeNull()
})

test('a task is not changed by who does not say which version they read', async () => {
  const scene = await createScene()

  const { status, error } = await send(task.PATCH, { ...scene.task, method: 'PATCH', body: { title: 'x' } })

  expect({ status, code: error.code }).toEqual({ status: 428, code: 'precondition_required' })
})

test('a renamed label makes a new ETag of the task that wears it, and stops nobody from changing the task', async () => {
  const scene = await createScene()
  const { labelId } = scene.label.params
  const wear = { ...scene.task, method: 'PATCH', body: { labelIds: [labelId] } }
  const worn = await send(task.PATCH, { ...wear, headers: { 'if-match': '"1"' } })
  const known = worn.headers.get('etag')!

  await owner.query(`update labels set name = 'Later' where id = $1`, [labelId])
  const read = await send(task.GET, { ...scene.task, headers: { 'if-none-match': known } })
  const changed = await send(task.PATCH, { ...wear, headers: { 'if-match': known }, body: { title: 'x' } })

  expect([worn.status, read.status, changed.status]).toEqual([200, 200, 200])
  expect(read.headers.get('etag')).not.toBe(known)
})

test('a change of labels alone is a change', async () => {
  const scene = await createScene()
  const { labelId } = scene.label.params

  const worn = await send(task.PATCH, {
    ...scene.task,
    method: 'PATCH',
    headers: { 'if-match': '"1"' },
    body: { labelIds: [labelId] },
  })
  const read = await send(task.GET, scene.task)

  expect([worn.data.version, read.data.version]).toEqual([2, 2])
})

test('a move changes the version of no task', async () => {
  const scene = await createScene()
  const { taskId } = scene.task.params
  const { projectId } = scene.project.params
  const second = await send(tasks.POST, { ...scene.workspace, body: { projectId, title: 'Second' } })

  const moved = await send(position.PUT, { ...scene.task, method: 'PUT', body: { after: second.data.id } })
  const list = await send(tasks.GET, { ...scene.workspace, query: { projectId, sort: 'position' } })

  expect(moved.status).toBe(204)
  expect(list.data.map(({ id, version }: { id: string; version: number }) => [id, version])).toEqual([
    [second.data.id, 1],
    [taskId, 1],
  ])
})
