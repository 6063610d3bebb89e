import { describe, expect, test } from 'vitest'
import { faults } from './faults'
import { withFault } from './planted'
import { checked } from './stand-in/hosted'

describe.each(Object.entries(faults))('%s', (id, planted) => {
  test.each(planted.map((fault) => ({ ...fault, name: String(fault.says) })))(
    'is all that finds: $name',
    async (fault) => {
      const results = await withFault(fault, (hosted) => checked(hosted))

      const wrong = results.filter(({ status }) => status !== 'right').map((result) => result.id)
      expect(wrong.toSorted()).toEqual([...new Set([id, ...(fault.also ?? [])])].toSorted())
    },
  )
})
