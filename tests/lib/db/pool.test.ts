import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, expect, test, vi } from 'vitest'
import { connect, pool } from '@/lib/db/pool'
import { ARRIVAL_MS } from '../../../scripts/command/patience'

/** The place in which Vercel's runtime keeps the request that a function answers. */
const requestContext = Symbol.for('@vercel/request-context')

afterAll(async () => {
  vi.unstubAllEnvs()
  Reflect.deleteProperty(globalThis, requestContext)
  await pool.end()
})

test('instances of its module, as Next makes for pages, routes and instrumentation, share one pool', async () => {
  vi.resetModules()
  const another = await import('@/lib/db/pool')

  expect(another.connect).not.toBe(connect)
  expect(another.pool).toBe(pool)
})

test('a function of Vercel stays up until its idle connections are closed, a few seconds later', async () => {
  const held: Promise<void>[] = []
  vi.stubEnv('VERCEL_URL', 'plinth.example')
  vi.stubEnv('VERCEL_REGION', 'fra1')
  Reflect.set(globalThis, requestContext, {
    get: () => ({ waitUntil: (work: Promise<void>) => held.push(work) }),
  })
  await pool.query('select 1')

  const open = pool.totalCount
  const outcome = await Promise.race([Promise.all(held).then(() => 'let go'), wait(ARRIVAL_MS, 'still held')])

  expect({ held: held.length, open, outcome, left: pool.totalCount }).toEqual({
    held: 1,
    open: 1,
    outcome: 'let go',
    left: 0,
  })
})
