import { describe, expect, test } from 'vitest'
import { checks } from '../../scripts/deploy/checks.ts'
import { faults } from './faults'
import { withFault } from './planted'
import { checked, right } from './stand-in/hosted'

test('a deployment as it must be is right in every check', async () => {
  const results = await checked(await right())

  expect(results.filter(({ status }) => status !== 'right')).toEqual([])
  expect(results.map(({ id }) => id)).toEqual(checks.map(({ id }) => id))
})

test('a fault is planted for every check, and for nothing else', () => {
  const ids = checks.map(({ id }) => id)

  expect(Object.keys(faults).toSorted()).toEqual(ids.toSorted())
  expect(Object.entries(faults).filter(([, planted]) => planted.length === 0)).toEqual([])
})

describe.each(Object.entries(faults))('%s', (id, planted) => {
  test.each(planted.map((fault) => ({ ...fault, name: String(fault.says) })))(
    'finds: $name',
    async (fault) => {
      const [result] = await withFault(fault, (hosted) => checked(hosted, [id]))

      expect(result).toMatchObject({ id, status: 'wrong' })
      expect(result!.faults.filter((said) => isAs(fault.says, said))).toHaveLength(1)
    },
  )
})

function isAs(pattern: string | RegExp, said: string) {
  return typeof pattern === 'string' ? said === pattern : pattern.test(said)
}
