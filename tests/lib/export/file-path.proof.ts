import { expect, test } from 'vitest'
import { pathSafe } from '@/lib/features/export/file-path'
import { GROWTH_MAX, growthOf } from '../../support/growth'

test.each([' ', '.', ' .', '/', 'a.'])('a name of many “%s” takes linear time', (part) => {
  const growth = growthOf(pathSafe, (length) => `a${part.repeat(Math.ceil(length / part.length))}b`)

  expect(growth).toBeLessThanOrEqual(GROWTH_MAX)
})
