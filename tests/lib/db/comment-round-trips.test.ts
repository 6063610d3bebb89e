import { afterAll, beforeAll, expect, test } from 'vitest'
import { startFlightCounter } from '../../support/flights'
import { createMember } from '../../support/people'
import { send } from '../../support/send'

const direct = new URL(process.env.DATABASE_URL!)
const proxy = await startFlightCounter({ host: direct.hostname, port: Number(direct.port) })
direct.port = String(proxy.port)
process.env.DATABASE_URL = direct.href

const { pool } = await import('@/lib/db/pool')
const { createTaskOf } = await import('../../support/tasks')
const comments = await import('@/app/api/v1/workspaces/[workspaceId]/tasks/[taskId]/comments/route')
const comment =
  await import('@/app/api/v1/workspaces/[workspaceId]/tasks/[taskId]/comments/[commentId]/route')

beforeAll(() => pool.query('select').then(undefined, () => {})) // opens the connection that the tests count on
afterAll(async () => {
  await pool.end()
  await proxy.close()
})

type Work = () => ReturnType<typeof send>

/** The status and the flights of each, one after the other. */
async function cost(...works: Work[]) {
  const costs: [number, number][] = []
  for (const work of works) {
    const { result, flights } = await proxy.during(work)
    costs.push([result.status, flights])
  }
  return costs
}

test('comments are one round trip to read and two to write', async () => {
  const ada = await createMember()
  const params = await createTaskOf(ada)
  const { data } = await send(comments.POST, { as: ada, params, body: { body: 'First' } })
  const one = { as: ada, params: { ...params, commentId: data.id as string } }

  const costs = await cost(
    () => send(comments.GET, { as: ada, params }),
    () => send(comment.GET, one),
    () => send(comments.POST, { as: ada, params, body: { body: 'Second' } }),
    () => send(comment.PATCH, { ...one, method: 'PATCH', body: { body: 'x' }, headers: { 'if-match': '*' } }),
    () => send(comment.DELETE, { ...one, method: 'DELETE' }),
  )

  expect(costs).toEqual([
    [200, 1],
    [200, 1],
    [201, 2],
    [200, 2],
    [204, 2],
  ])
})
