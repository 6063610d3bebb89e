import { expect, test } from 'vitest'
import { clientAddress } from '@/lib/auth/client-address'

const from = (forwarded: string, hops = 1) =>
  clientAddress(new Headers({ 'x-forwarded-for': forwarded }), hops)

test.each([
  ['IPv4', '203.0.113.7', '203.0.113.7'],
  ['IPv4 in the form of IPv6', '::ffff:203.0.113.7', '203.0.113.7'],
  ['IPv6, whole and in its shortest spelling', '2001:0DB8:0:0:0:0:0:1', '2001:db8::1'],
  ['IPv6 with a port', '[2001:db8:1:2::1]:4711', '2001:db8:1:2::1'],
  ['IPv6 with a zone, which means nothing elsewhere', 'fe80::1%eth0', 'fe80::1'],
])('%s', (_, forwarded, expected) => {
  expect(from(forwarded)).toBe(expected)
})

test('what a client wrote before it is never the address', () => {
  expect(from('198.51.100.1, 203.0.113.7')).toBe('203.0.113.7')
})

test('without a proxy of ours no address is known', () => {
  expect(from('203.0.113.7', 0)).toBeUndefined()
})
