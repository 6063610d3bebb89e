import { expect, test } from 'vitest'
import { addressGroup } from '@/lib/limits/address-group'

const from = (forwarded: string | undefined, hops: number) =>
  addressGroup(new Headers(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }), hops)

test.each([
  ['one proxy: the entry that it added', '203.0.113.7', 1, '203.0.113.7'],
  ['one proxy: nothing that stands before it', '198.51.100.1, 203.0.113.7', 1, '203.0.113.7'],
  [
    'two proxies: the entry that the outer one added',
    '198.51.100.1, 203.0.113.7, 10.0.0.2',
    2,
    '203.0.113.7',
  ],
  ['two proxies, of which one was passed by', '10.0.0.2', 2, '10.0.0.2'],
  ['IPv6: its network', '2001:db8:1:2:3:4:5:6', 1, '2001:db8:1:2::/64'],
  ['IPv6 in short: its network', '2001:db8::1', 1, '2001:db8:0:0::/64'],
  ['IPv4 in the form of IPv6', '::ffff:203.0.113.7', 1, '203.0.113.7'],
  ['a port', '203.0.113.7:4711', 1, '203.0.113.7'],
  ['IPv6 with a port', '[2001:db8:1:2::1]:4711', 1, '2001:db8:1:2::/64'],
])('%s', (_, forwarded, hops, expected) => {
  expect(from(forwarded, hops)).toBe(expected)
})

test('without a proxy of ours no address is believed', () => {
  expect(from('203.0.113.7', 0)).toBeUndefined()
})

test.each([undefined, '', 'unknown', '203.0.113', '_hidden'])('%s is no address', (forwarded) => {
  expect(from(forwarded, 1)).toBeUndefined()
})
