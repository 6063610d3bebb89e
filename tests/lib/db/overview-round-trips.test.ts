import { afterAll, beforeAll, expect, test } from 'vitest'
import { startFlightCounter } from '../../support/flights'
import { createMember } from '../../support/people'
import { send } from '../../support/send'

const direct = new URL(process.env.DATABASE_URL!)
const proxy = await startFlightCounter({ host: direct.hostname, port: Number(direct.port) })
direct.port = String(proxy.port)
process.env.DATABASE_URL = direct.href

const { pool } = await import('@/lib/db/pool')
const overview = await import('@/app/api/v1/workspaces/[workspaceId]/overview/route')

beforeAll(() => pool.query('select').then(undefined, () => {})) // opens the connection that the tests count on
afterAll(async () => {
  await pool.end()
  await proxy.close()
})

test('an overview costs one round trip, whatever it counts', async () => {
  const ada = await createMember()
  const params = { workspaceId: ada.workspaceId }

  const { result, flights } = await proxy.during(() => send(overview.GET, { as: ada, params }))

  expect(result.status).toBe(200)
  expect(flights).toBe(1)
})
