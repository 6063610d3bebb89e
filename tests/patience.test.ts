import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const mend = 'take a limit of scripts/command/patience.ts instead, which no slow machine reaches'

/** Pauses and deadlines that judge nothing: the client tries again after the one, and the other is what a person waits. */
const free = ['tests/patience.test.ts', 'tests/production/ledger.ts']
const files = globSync(['tests/**/*.ts', 'packages/*/{tests,parity}/**/*.ts', '*.config.ts']).filter(
  (path) => !free.includes(path),
)

const stopwatches =
  /\btimeout: ?\d|^\s*\}, ?[\d_]+\)|^ {2}[\d_]{4,},$|AbortSignal\.timeout\(\d|(TIMEOUT|DEADLINE)_MS = \d|TimeoutMillis: \d|\.(poll|waitFor|waitUntil|toPass)\(.*, ?[\d_]+\)/

test('no test is judged by a stopwatch of its own', () => {
  const found = files.flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .flatMap((line, index) => (stopwatches.test(line) ? [`${path}:${index + 1}: ${mend}`] : [])),
  )

  expect(found).toEqual([])
})

test('every wait of Vitest, which gives up after a second by itself, has patience', () => {
  const impatient = files.filter((path) => {
    const code = readFileSync(path, 'utf8')
    const waits = code.match(/\bvi\.wait(For|Until)\(/g) ?? []
    return waits.length > (code.match(/\bpatient\b(?!.*from)/g) ?? []).length
  })

  expect(impatient.map((path) => `${path}: vi.waitFor(…, patient), of scripts/command/patience.ts`)).toEqual(
    [],
  )
})

test.each([
  '{ timeout: 20_000 }',
  '}, 120_000)',
  '  60_000,',
  'AbortSignal.timeout(5000)',
  'const START_TIMEOUT_MS = 5_000',
  'await vi.waitFor(heard, 10_000)',
])('%s is found', (line) => {
  expect(line).toMatch(stopwatches)
})
