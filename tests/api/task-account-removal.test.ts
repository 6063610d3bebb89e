import { expect, test } from 'vitest'
import * as me from '@/app/api/v1/me/route'
import * as workspace from '@/app/api/v1/workspaces/[workspaceId]/route'
import { tablesHolding } from '../support/leftovers'
import { owner } from '../support/owner'
import { addMember, createMember } from '../support/people'
import { send } from '../support/send'
import { addTask, createLabel, createProject, type Member } from '../support/tasks'

/** Somebody with a task of their own, assigned to them, in their workspace and in another's. */
async function createTasks() {
  const [ada, host] = [await createMember(), await createMember()]
  await addMember(host.workspaceId, ada, 'admin')
  const place = { ...ada, workspaceId: host.workspaceId }
  return { ada, host, own: await addTo(ada), foreign: await addTo(place) }
}

async function addTo(person: Member) {
  const projectId = await createProject(person, `Project of ${person.workspaceId}`)
  const labelIds = [await createLabel(person)]
  const body = { projectId, title: 'Ship it', assigneeId: person.userId, labelIds }
  return (await addTask(person, body)).data.id as string
}

const remove = (ada: Member) => send(me.DELETE, { as: ada, method: 'DELETE', body: { confirm: ada.email } })

test('a removed account leaves no task behind that names it', async () => {
  const { ada } = await createTasks()
  const texts = [ada.userId, ada.workspaceId]
  const before = await tablesHolding(texts)

  const { status } = await remove(ada)

  expect(before).toEqual(expect.arrayContaining(['public.projects', 'public.task_labels', 'public.tasks']))
  expect(status).toBe(204)
  const after = await tablesHolding(texts)
  expect(after.filter((table) => before.includes(table) && /project|task|label/.test(table))).toEqual([])
})

test('a task that a removed account made and was given stays, as nobody’s', async () => {
  const { ada, foreign } = await createTasks()

  await remove(ada)

  const { rows } = await owner.query('select title, created_by, assignee_id from tasks where id = $1', [
    foreign,
  ])
  expect(rows).toEqual([{ title: 'Ship it', created_by: null, assignee_id: null }])
})

test('a removed workspace takes its projects, tasks and labels along', async () => {
  const { ada } = await createTasks()
  const tables = ['public.labels', 'public.projects', 'public.task_labels', 'public.tasks']
  const held = async () => (await tablesHolding([ada.workspaceId])).filter((table) => tables.includes(table))
  const before = await held()

  await send(workspace.DELETE, { as: ada, method: 'DELETE', params: { workspaceId: ada.workspaceId } })

  expect([before, await held()]).toEqual([tables, []])
})
