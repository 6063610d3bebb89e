import { expect, test } from 'vitest'
import { requestIdFrom, requestIdHeader } from '@/lib/observability/request-id'

test.each(['0198a1b2-aaaa-7bbb-8ccc-0123456789ab', 'Root:1-67891233-abcdef', 'a'.repeat(128)])(
  '%s is kept',
  (id) => {
    expect(requestIdFrom(new Headers({ [requestIdHeader]: id }))).toBe(id)
  },
)

test.each([
  ['none', undefined],
  ['a short one', 'short'],
  ['an endless one', 'a'.repeat(129)],
  ['one with markup', '<script>alert(1)</script>'],
  ['one that breaks out of a log line', 'aaaaaaaa" "level'],
])('%s is replaced by a new one', (_, id) => {
  const headers = new Headers(id === undefined ? {} : { [requestIdHeader]: id })

  const [first, second] = [requestIdFrom(headers), requestIdFrom(headers)]

  expect(first).toMatch(/^[\da-f-]{36}$/)
  expect(second).not.toBe(first)
})
