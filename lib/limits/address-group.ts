import 'server-only'
import ipaddr from 'ipaddr.js'
import { clientAddress } from '@/lib/auth/client-address'

/** A household or a server has a whole /64 of IPv6 and can use a new address for every request. */
const IPV6_GROUPS = 4

/** Returns an IPv4 address, or the /64 of an IPv6 one. Undefined as for clientAddress. */
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
