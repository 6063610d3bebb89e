import 'server-only'
import ipaddr from 'ipaddr.js'
import { env } from '@/lib/env'

/** A household or a server has a whole /64 of IPv6 and can use a new address for every request. */
const IPV6_GROUPS = 4

/**
 * Whom an address' allowance is for: an IPv4 address, or the /64 of an IPv6 one. It is the entry of X-Forwarded-For that the
 * outermost of our own proxies added; what a client sent stands before it and counts for nothing. Undefined without such a proxy,
 * since Next.js hands on what a client sent, and the socket's address only where there was nothing.
 */
export function clientAddress(headers: Headers, hops = env.TRUSTED_PROXY_HOPS): string | undefined {
  if (hops === 0) return undefined

  const entries = (headers.get('x-forwarded-for') ?? '').split(',').map((entry) => entry.trim())
  // A request that passed fewer proxies has fewer entries, all of them ours.
  return groupOf(withoutPort(entries.at(-hops) ?? entries[0]!))
}

function groupOf(text: string) {
  if (!ipaddr.IPv6.isValid(text) && !ipaddr.IPv4.isValidFourPartDecimal(text)) return undefined
  const address = ipaddr.process(text)
  if (address.kind() === 'ipv4') return address.toString()
  return `${(address as ipaddr.IPv6).parts
    .slice(0, IPV6_GROUPS)
    .map((part) => part.toString(16))
    .join(':')}::/64`
}

// Some load balancers add it: 192.0.2.1:4711, [2001:db8::1]:4711.
function withoutPort(entry: string) {
  const [, bracketed, plain] = /^\[([^\]]+)\](?::\d+)?$|^([\d.]+):\d+$/.exec(entry) ?? []
  return bracketed ?? plain ?? entry
}
