import { expect, test } from 'vitest'
import * as project from '@/app/api/v1/workspaces/[workspaceId]/projects/[projectId]/route'
import { owner } from '../support/owner'
import { createMember } from '../support/people'
import { send } from '../support/send'
import { addTask, createProject } from '../support/tasks'

test('removing a project removes its tasks', async () => {
  const ada = await createMember()
  const projectId = await createProject(ada)
  await addTask(ada, { projectId, title: 'Gone' })

  const removed = await send(project.DELETE, {
    as: ada,
    method: 'DELETE',
    params: { workspaceId: ada.workspaceId, projectId },
  })

  expect(removed.status).toBe(204)
  const { rows } = await owner.query('select from tasks where project_id = $1', [projectId])
  expect(rows).toEqual([])
})
