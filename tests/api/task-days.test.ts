import { expect, test } from 'vitest'
import * as tasks from '@/app/api/v1/workspaces/[workspaceId]/tasks/route'
import { dayIn } from '@/lib/text/time-zone'
import { owner } from '../support/owner'
import { createMember } from '../support/people'
import { send } from '../support/send'
import { addTask, createProject, type Member } from '../support/tasks'

/** More than a day lies between them at every moment. */
const [EAST, WEST] = ['Pacific/Kiritimati', 'Etc/GMT+12']

async function keep(zone: string) {
  const member = await createMember()
  await owner.query('update workspaces set time_zone = $2 where id = $1', [member.workspaceId, zone])
  const projectId = await createProject(member)
  for (const place of [EAST, WEST]) await addTask(member, { projectId, title: place, dueOn: dayIn(place) })
  return { ...member, projectId }
}

async function titles(as: Member, due: string) {
  const params = { workspaceId: as.workspaceId }
  const { data } = await send(tasks.GET, { as, params, query: { due } })
  return data.map(({ title }: { title: string }) => title)
}

test('a task is overdue, due today or later by the day of its workspace', async () => {
  const [east, west] = [await keep(EAST), await keep(WEST)]

  const found = { east: new Map<string, string[]>(), west: new Map<string, string[]>() }
  for (const due of ['overdue', 'today', 'upcoming']) {
    found.east.set(due, await titles(east, due))
    found.west.set(due, await titles(west, due))
  }

  expect(Object.fromEntries(found.east)).toEqual({ overdue: [WEST], today: [EAST], upcoming: [] })
  expect(Object.fromEntries(found.west)).toEqual({ overdue: [], today: [WEST], upcoming: [EAST] })
})
