import { expect, test } from 'vitest'
import * as label from '@/app/api/v1/workspaces/[workspaceId]/labels/[labelId]/route'
import { createMember } from '../support/people'
import { send } from '../support/send'
import { addTask, createLabel, createProject, listTasks } from '../support/tasks'

test('a removed label leaves its tasks in place', async () => {
  const ada = await createMember()
  const labelId = await createLabel(ada)
  await addTask(ada, { projectId: await createProject(ada), title: 'Ship it', labelIds: [labelId] })
  const params = { workspaceId: ada.workspaceId, labelId }

  const removed = await send(label.DELETE, { as: ada, method: 'DELETE', params })
  const after = await listTasks(ada, {})

  expect(removed.status).toBe(204)
  expect(after.data).toMatchObject([{ title: 'Ship it', labels: [] }])
})
