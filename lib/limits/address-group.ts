import 'server-only'
import ipaddr from 'ipaddr.js'
import { clientAddress } from '@/lib/auth/client-address'

const IPV6_GROUPS = 4

/** Undefined as for clientAddress. */
export function addressGroup(headers: Headers, hops?: number): string | undefined {
  const text = clientAddress(headers, hops)
  if (text === undefined) return undefined

  const address = ipaddr.parse(text)
  if (address.kind() === 'ipv4') return text
  return `${(address as ipaddr.IPv6).parts
    .slice(0, IPV6_GROUPS)
    .map((part) => part.toString(16))
    .join(':')}::/64`
}
