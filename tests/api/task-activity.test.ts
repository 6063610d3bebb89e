import { expect, test } from 'vitest'
import * as activity from '@/app/api/v1/workspaces/[workspaceId]/activity/route'
import * as completion from '@/app/api/v1/workspaces/[workspaceId]/tasks/[taskId]/completion/route'
import type { Activity } from '@/lib/features/activity/schema'
import { createMember } from '../support/people'
import { send } from '../support/send'
import { addTask, createProject } from '../support/tasks'

test('completing and reopening a task are said by name, and doing it twice says nothing', async () => {
  const ada = await createMember()
  const { data } = await addTask(ada, { projectId: await createProject(ada), title: 'Ship it' })
  const params = { workspaceId: ada.workspaceId, taskId: data.id }

  await send(completion.PUT, { as: ada, method: 'PUT', params })
  await send(completion.PUT, { as: ada, method: 'PUT', params })
  await send(completion.DELETE, { as: ada, method: 'DELETE', params })

  const list = await send(activity.GET, {
    as: ada,
    params: { workspaceId: ada.workspaceId },
    query: { resourceId: data.id },
  })
  const seen = list.data as Activity[]
  expect(seen.map(({ action }) => action)).toEqual(['reopened', 'completed', 'created'])
  expect(seen[1]).toMatchObject({ before: { completedAt: null }, after: { completedAt: expect.any(String) } })
})
