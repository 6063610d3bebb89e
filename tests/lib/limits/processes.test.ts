import { expect, test } from 'vitest'
import { quotas } from '@/lib/limits/quotas'
import { letThrough } from '../../support/processes'

const { limit } = quotas.byCaller.read

test('four processes let through as much as one: not a request more than the allowance, and not one less', async () => {
  const through = await letThrough(4, limit / 2)

  expect(through.reduce((sum, count) => sum + count)).toBe(limit)
})
