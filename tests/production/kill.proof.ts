import { expect, test, vi } from 'vitest'
import { startWriters } from './ledger'
import { startWritingHouse } from './writing-house'
import { patient } from '../../scripts/command/patience'

const WRITERS = 4
/** Enough rows for every writer to be in the middle of one. */
const BETWEEN_FAULTS = 25
/** The most refusals from the moment that Postgres accepts connections again: a quick machine makes as many in five seconds. */
const REFUSALS_MAX = 400

test('whatever is killed, what was acknowledged exists once, with its event and its job', async () => {
  await using house = await startWritingHouse()
  await using writers = startWriters(WRITERS, house.target)
  const { ledger, refusals, surprises } = writers
  const more = async (count: number) => {
    const enough = ledger.length + count
    await vi.waitUntil(() => ledger.length >= enough, patient)
  }
  const refusedAfterStart: number[] = []

  for (const fault of ['database', 'app', 'database', 'app', 'database'] as const) {
    await more(BETWEEN_FAULTS)
    if (fault === 'app') {
      await house.restartApp()
      continue
    }
    await house.killDatabase()
    const refused = refusals.length
    await vi.waitUntil(() => refusals.length >= refused + WRITERS, patient)
    await house.startDatabase()
    const refusedBefore = refusals.length
    await more(1)
    refusedAfterStart.push(refusals.length - refusedBefore)
  }
  // A row that exists while its client was told nothing is a matter of chance at each fault.
  while (writers.replays() === 0) {
    await house.restartApp()
    await more(BETWEEN_FAULTS)
  }
  await more(BETWEEN_FAULTS)
  await writers.stop()

  expect(await house.audit(ledger)).toEqual({
    lost: [],
    doubled: [],
    withoutOneEvent: [],
    records: ledger.length,
  })
  expect(surprises).toEqual([])
  expect(refusals.filter(({ retryAfter }) => !Number(retryAfter))).toEqual([])
  expect(refusals.map(({ status }) => status)).toContain(503)
  expect(Math.max(...refusedAfterStart)).toBeLessThan(REFUSALS_MAX)
})

test('the same audit sees what a database loses that answers before its log is on disk', async () => {
  await using house = await startWritingHouse({
    synchronous_commit: 'off',
    wal_writer_delay: '10s',
    wal_writer_flush_after: '1GB',
    bgwriter_lru_maxpages: '0',
  })
  await using writers = startWriters(WRITERS, house.target)
  await vi.waitUntil(() => writers.ledger.length >= BETWEEN_FAULTS, patient)

  await house.killDatabase()
  await house.startDatabase()
  await writers.stop()

  expect((await house.audit(writers.ledger)).lost.length).toBeGreaterThan(0)
})
