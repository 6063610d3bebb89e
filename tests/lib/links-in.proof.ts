import { expect, test } from 'vitest'
import { linksIn } from '@/app/_ui/links-in'
import { GROWTH_MAX, growthOf } from '../support/growth'

test.each(['(', ')', '()', '.', 'a)', 'http://a.b/)', 'http://'])(
  'an address that is followed by many “%s” takes linear time',
  (part) => {
    const growth = growthOf(linksIn, (length) => `http://a.b/${part.repeat(Math.ceil(length / part.length))}`)

    expect(growth).toBeLessThanOrEqual(GROWTH_MAX)
  },
)
