import { afterAll, expect, test } from 'vitest'
import { fuzz, type Tally } from './fuzzing'
import { documentedOperations } from './operations'

/** Requests in all. FUZZ_RUNS=10000 searches thoroughly. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 1_500)
const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31))

const operations = await documentedOperations()
const runs = Math.ceil(RUNS / operations.length)
const total: Tally = new Map()

test.each(operations.map((operation) => [operation.id, operation] as const))(
  '%s answers whatever it is sent as its documentation says',
  async (_, operation) => {
    const again = `again: PROOFS=true FUZZ_SEED=${seed} FUZZ_RUNS=${RUNS} npx vitest run --project app tests/contract/fuzz.proof.ts -t ${operation.id}`

    const tally = await fuzz(operation, operations, { seed, runs }).catch((error: unknown) => {
      throw new Error(`${String(error)}\n${again}`, { cause: error })
    })

    expect([...tally.values()].reduce((sum, count) => sum + count, 0)).toBe(runs)
    for (const [status, count] of tally) total.set(status, (total.get(status) ?? 0) + count)
  },
)

afterAll(() => {
  const counts = [...total].toSorted(([one], [other]) => one - other)
  const sent = counts.reduce((sum, [, count]) => sum + count, 0)
  const answers = counts.map(([status, count]) => `${status} × ${count}`).join(', ')
  console.log(`${sent} requests with FUZZ_SEED=${seed}: ${answers}`)
})

test('enough of what is sent is accepted to reach what lies behind the checks', () => {
  const counts = [...total]
  const sum = (wanted: (status: number) => boolean) =>
    counts.filter(([status]) => wanted(status)).reduce((all, [, count]) => all + count, 0)

  expect(sum((status) => status < 400) / sum(() => true)).toBeGreaterThan(0.15)
})
