import { afterAll, beforeAll } from 'vitest'
import { startFlightCounter } from './flights'

/** Counts the round trips of the app in this file. Comes before the first import of the app, which reads the address of the database. */
export async function countRoundTrips() {
  const direct = new URL(process.env.DATABASE_URL!)
  const proxy = await startFlightCounter({ host: direct.hostname, port: Number(direct.port) })
  direct.port = String(proxy.port)
  process.env.DATABASE_URL = direct.href

  const { pool } = await import('@/lib/db/pool')
  beforeAll(() => pool.query('select').then(undefined, () => {})) // opens the connection that the tests count on
  afterAll(async () => {
    await pool.end()
    await proxy.close()
  })

  return {
    during: <Result>(work: () => Promise<Result>) => proxy.during(work),
    preparedNames: proxy.preparedNames,
    /** The status and the round trips of each request, one after the other. */
    cost: async (...requests: (() => Promise<{ status: number }>)[]) => {
      const costs: [status: number, roundTrips: number][] = []
      for (const request of requests) {
        const { result, flights } = await proxy.during(request)
        costs.push([result.status, flights])
      }
      return costs
    },
  }
}
