import { afterAll, beforeAll, expect, test } from 'vitest'
import { startFlightCounter } from '../../support/flights'
import { createMember } from '../../support/people'
import { send } from '../../support/send'

const direct = new URL(process.env.DATABASE_URL!)
const proxy = await startFlightCounter({ host: direct.hostname, port: Number(direct.port) })
direct.port = String(proxy.port)
process.env.DATABASE_URL = direct.href

const { asReader } = await import('@/lib/db/transaction')
const { pool } = await import('@/lib/db/pool')
const projects = await import('@/app/api/v1/workspaces/[workspaceId]/projects/route')

beforeAll(() => pool.query('select').then(undefined, () => {})) // opens the connection that the tests count on
afterAll(async () => {
  await pool.end()
  await proxy.close()
})

test('an authenticated read costs one round trip to the database', async () => {
  const ada = await createMember()
  const params = { workspaceId: ada.workspaceId }

  const { result, flights } = await proxy.during(() => send(projects.GET, { as: ada, params }))

  expect(result.status).toBe(200)
  expect(flights).toBe(1)
})

test('an authenticated write costs two round trips to the database', async () => {
  const ada = await createMember()
  const params = { workspaceId: ada.workspaceId }

  const { result, flights } = await proxy.during(() =>
    send(projects.POST, { as: ada, params, body: { name: 'Apollo' } }),
  )

  expect(result.status).toBe(201)
  expect(flights).toBe(2)
})

test('a refused write costs one round trip to the database', async () => {
  const viewer = await createMember('viewer')
  const params = { workspaceId: viewer.workspaceId }

  const { result, flights } = await proxy.during(() =>
    send(projects.POST, { as: viewer, params, body: { name: 'Apollo' } }),
  )

  expect(result.status).toBe(403)
  expect(flights).toBe(1)
})

test('statements that do not wait for each other share a round trip', async () => {
  const ada = await createMember()

  const { flights } = await proxy.during(() =>
    asReader(ada, 'signed-in', (tx) =>
      Promise.all([
        tx.selectFrom('workspaces').select('id').execute(),
        tx.selectFrom('projects').select('id').execute(),
        tx.selectFrom('tasks').select('id').execute(),
      ]),
    ),
  )

  expect(flights).toBe(1)
})

test('no statement is named, so a transaction-mode pooler can serve every one', () => {
  expect([...proxy.preparedNames]).toEqual([''])
})
