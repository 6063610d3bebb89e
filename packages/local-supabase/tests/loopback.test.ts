import { expect, test } from 'vitest'
import { isLoopback } from '../src/api/loopback'

test.each(['localhost', 'LOCALHOST', '127.0.0.1', '127.255.0.1', '::1', '[::1]'])(
  '%s is this machine',
  (host) => {
    expect(isLoopback(host)).toBe(true)
  },
)

test.each(['localhost.evil.test', '10.0.0.1', '::2', '[::1', '::1]', ''])('%s is not', (host) => {
  expect(isLoopback(host)).toBe(false)
})
