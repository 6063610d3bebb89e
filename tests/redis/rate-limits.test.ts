import { Redis } from 'ioredis'
import { NextRequest } from 'next/server'
import { afterAll, expect, onTestFinished, test, vi } from 'vitest'
import { freePort } from '@plinth/local-supabase/ports'
import { someAddress } from '../support/addresses'
import { startFlightCounter } from '../support/flights'
import { owner } from '../support/owner'
import { createMember } from '../support/people'
import { letThrough } from '../support/processes'
import { send } from '../support/send'
import { startRedis } from './redis-server'
import { patient } from '../../scripts/command/patience'

const direct = new URL(process.env.DATABASE_URL!)
const proxy = await startFlightCounter({ host: direct.hostname, port: Number(direct.port) })
direct.port = String(proxy.port)
process.env.DATABASE_URL = direct.href

const port = await freePort()
let redis = await startRedis(port)
process.env.REDIS_URL = `redis://127.0.0.1:${port}`
process.env.TRUSTED_PROXY_HOPS = '1'

const { pool } = await import('@/lib/db/pool')
const { counterKey, quotas } = await import('@/lib/limits/quotas')
const { log } = await import('@/lib/observability/log')
const pages = await import('@/proxy')
const notes = await import('@/lib/features/notes/route')

afterAll(async () => {
  await pool.end()
  await proxy.close()
  await redis.stop()
})

const readsLeft = ({ headers }: { headers: Headers }) =>
  Number(/"read";r=(\d+)/.exec(headers.get('ratelimit') ?? '')?.[1])

async function reader() {
  const ada = await createMember()
  return () => send(notes.GET, { as: ada, params: { workspaceId: ada.workspaceId } })
}

test('with Redis requests are counted there, and a read costs one round trip to the database as before', async () => {
  const read = await reader()
  await read()

  const { result, flights } = await proxy.during(read)

  expect(readsLeft(result)).toBe(quotas.byCaller.read.limit - 2)
  expect(flights).toBe(1)
  const { rows } = await owner.query('select from private.rate_limits')
  expect(rows).toEqual([])
})

function visit(address: string) {
  const headers = { 'x-forwarded-for': address }
  return pages.proxy(new NextRequest('http://localhost:3000/', { headers }))
}

test('with Redis pages are counted there, without a round trip to the database', async () => {
  const address = someAddress()
  await visit(address)

  const { result, flights } = await proxy.during(() => visit(address))

  const store = new Redis(process.env.REDIS_URL!)
  onTestFinished(() => void store.quit())
  expect(await store.get(`plinth:${counterKey(quotas.byAddress.page, address)}`)).toBe('2')
  expect([result.status, flights]).toEqual([200, 0])
})

test('over Redis four processes let through exactly the allowance', async () => {
  const { limit } = quotas.byCaller.read

  const through = await letThrough(4, limit / 2)

  expect(through.reduce((sum, count) => sum + count)).toBe(limit)
})

test('without Redis requests are answered and counted here, which is said once, until it is back', async () => {
  const [warn, info] = [vi.spyOn(log, 'warn'), vi.spyOn(log, 'info')]
  const read = await reader()
  await read()

  await redis.stop()
  const alone = [await read(), await read(), await read()]
  redis = await startRedis(port)
  await vi.waitFor(
    async () => {
      // Redis has forgotten the window, which tells its count from ours, even if an answer of its was lost.
      expect(readsLeft(await read())).toBeGreaterThan(readsLeft(alone.at(-1)!))
    },
    { ...patient, interval: 100 },
  )

  expect(alone.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(alone.map(readsLeft)).toEqual([598, 597, 596])
  expect(warn.mock.calls.map(([, message]) => message)).toEqual([
    'requests are counted by each process alone, since the shared counters do not answer',
  ])
  expect(info.mock.calls.map(([message]) => message)).toContain('requests are counted together again')
})

test('a Redis that does not answer keeps nobody waiting for good, and refuses nobody', async () => {
  const read = await reader()
  await read()
  redis.freeze()
  onTestFinished(() => redis.thaw())

  const answers = await Promise.all([read(), read(), read(), visit(someAddress())])

  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
})
