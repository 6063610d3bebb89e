import { expect, test } from 'vitest'
import { createServer } from 'node:net'
import { quotas } from '@/lib/limits/quotas'
import { createUser } from '../support/people'
import { send } from '../support/send'

// A port that accepts and never answers, as a black-holed database does.
const silent = createServer()
await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
const { port } = silent.address() as { port: number }
process.env.DATABASE_URL = `postgres://app_server:app_server@127.0.0.1:${port}/none`

const health = await import('@/app/api/health/route')
const ready = await import('@/app/api/ready/route')
const workspaces = await import('@/app/api/v1/workspaces/route')

test('without a database the process is alive, is not ready, and says what it lacks', async () => {
  const [alive, unable] = await Promise.all([send(health.GET), send(ready.GET)])

  expect(alive.status).toBe(200)
  expect(unable.status).toBe(503)
  expect(unable.error.details).toEqual([{ path: 'database', message: 'Not available.' }])
  expect(unable.headers.get('retry-after')).toBe('5')
})

test('without a database a request is told to come back, and nothing of the cause', async () => {
  const ada = await createUser()

  const { status, headers, error } = await send(workspaces.GET, { as: ada })

  expect(status).toBe(503)
  expect(headers.get('retry-after')).toBe('2')
  expect(error).toEqual({ code: 'unavailable', message: 'The service is unavailable right now.' })
})

test('who is turned away for want of a connection has used up nothing of their allowance', async () => {
  const ada = await createUser()
  const { limit } = quotas.byCaller.read

  await Promise.all(Array.from({ length: limit }, () => send(workspaces.GET, { as: ada })))
  const { status } = await send(workspaces.GET, { as: ada })

  expect(status).toBe(503)
})
