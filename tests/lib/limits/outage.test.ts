import { createServer } from 'node:net'
import { afterAll, expect, test, vi } from 'vitest'

// A port that accepts and never answers, as a black-holed database does.
const silent = createServer()
await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
const { port } = silent.address() as { port: number }
process.env.DATABASE_URL = `postgres://app_server:app_server@127.0.0.1:${port}/none`

const { countRequest } = await import('@/lib/limits/count')
const { quotas } = await import('@/lib/limits/quotas')
const { RequestCharge } = await import('@/lib/limits/request-charge')
const { log } = await import('@/lib/observability/log')

const { limit } = quotas.byCaller.expensive
afterAll(() => silent.close())

async function ask(subject: string) {
  const charge = new RequestCharge()
  charge.add(quotas.byCaller.expensive, subject)
  await countRequest(charge)
}

test('without an answer from the store a process counts alone, and says so once', async () => {
  const warn = vi.spyOn(log, 'warn')

  const outcomes = await Promise.allSettled(Array.from({ length: limit + 2 }, () => ask('user ada')))

  const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
  expect(refusals.map(({ code }) => code)).toEqual(['rate_limited', 'rate_limited'])
  expect(warn.mock.calls.map(([, message]) => message)).toEqual([
    'requests are counted by each process alone, since the shared counters do not answer',
  ])
})
