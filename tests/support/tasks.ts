import * as tasks from '@/app/api/v1/workspaces/[workspaceId]/tasks/route'
import { owner } from './owner'
import type { createMember } from './people'
import { send } from './send'

export type Member = Awaited<ReturnType<typeof createMember>>

export async function createProject({ workspaceId }: Member, name = 'Apollo') {
  return insert('insert into projects (workspace_id, name) values ($1, $2) returning id', [workspaceId, name])
}

export async function createLabel({ workspaceId }: Member, name = 'Urgent', colour = 'red') {
  return insert('insert into labels (workspace_id, name, colour) values ($1, $2, $3) returning id', [
    workspaceId,
    name,
    colour,
  ])
}

export const addTask = (as: Member, body: object) =>
  send(tasks.POST, { as, params: { workspaceId: as.workspaceId }, body })

/** A task, by the parameters of its address. */
export async function createTaskOf(person: Member) {
  const { data } = await addTask(person, { projectId: await createProject(person), title: 'Ship it' })
  return { workspaceId: person.workspaceId, taskId: data.id as string }
}

/** Adds one task after the other, so that their order is known, and answers their ids by title. */
export async function addTasks(as: Member, projectId: string, titles: string[]) {
  const ids: Record<string, string> = {}
  for (const title of titles) ids[title] = (await addTask(as, { projectId, title })).data.id
  return ids
}

export const listTasks = (as: Member, query: Record<string, string>) =>
  send(tasks.GET, { as, params: { workspaceId: as.workspaceId }, query })

export const titlesOf = ({ data }: { data: { title: string }[] }) => data.map(({ title }) => title)

async function insert(text: string, values: unknown[]) {
  const { rows } = await owner.query<{ id: string }>(text, values)
  return rows[0]!.id
}
