import { expect, test } from 'vitest'
import { createMember } from '../../support/people'
import { countRoundTrips } from '../../support/round-trips'
import { send } from '../../support/send'

const proxy = await countRoundTrips()
const { addTasks, createProject } = await import('../../support/tasks')
const bulkChanges = await import('@/app/api/v1/workspaces/[workspaceId]/tasks/bulk-changes/route')

test('a change of many tasks is two round trips to the database', async () => {
  const ada = await createMember()
  const { a, b } = await addTasks(ada, await createProject(ada), ['a', 'b'])
  const body = { change: 'assign', taskIds: [a, b], assigneeId: ada.userId }

  const { result, flights } = await proxy.during(() =>
    send(bulkChanges.POST, { as: ada, params: { workspaceId: ada.workspaceId }, body }),
  )

  expect([result.status, flights]).toEqual([200, 2])
})
