import { afterAll, beforeAll, expect, test } from 'vitest'
import { startFlightCounter } from '../../support/flights'
import { createMember } from '../../support/people'
import { send } from '../../support/send'

const direct = new URL(process.env.DATABASE_URL!)
const proxy = await startFlightCounter({ host: direct.hostname, port: Number(direct.port) })
direct.port = String(proxy.port)
process.env.DATABASE_URL = direct.href

const { pool } = await import('@/lib/db/pool')
const { addTasks, createProject } = await import('../../support/tasks')
const bulkChanges = await import('@/app/api/v1/workspaces/[workspaceId]/tasks/bulk-changes/route')

beforeAll(() => pool.query('select').then(undefined, () => {})) // opens the connection that the test counts on
afterAll(async () => {
  await pool.end()
  await proxy.close()
})

test('a change of many tasks is two round trips to the database', async () => {
  const ada = await createMember()
  const { a, b } = await addTasks(ada, await createProject(ada), ['a', 'b'])
  const body = { change: 'assign', taskIds: [a, b], assigneeId: ada.userId }

  const { result, flights } = await proxy.during(() =>
    send(bulkChanges.POST, { as: ada, params: { workspaceId: ada.workspaceId }, body }),
  )

  expect([result.status, flights]).toEqual([200, 2])
})
