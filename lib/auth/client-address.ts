import 'server-only'
import ipaddr from 'ipaddr.js'
import { env } from '@/lib/env'

/** The address that the outermost of our proxies saw, as all before it is client input. Undefined without a proxy. */
export function clientAddress(headers: Headers, hops = env.TRUSTED_PROXY_HOPS): string | undefined {
  if (hops === 0) return undefined

  const entries = (headers.get('x-forwarded-for') ?? '').split(',').map((entry) => entry.trim())
  // A request that passed fewer proxies has fewer entries, all of them ours.
  return addressIn(withoutPort(entries.at(-hops) ?? entries[0]!))
}

function addressIn(text: string) {
  const [plain = ''] = text.split('%')
  if (!ipaddr.IPv6.isValid(plain) && !ipaddr.IPv4.isValidFourPartDecimal(plain)) return undefined
  return ipaddr.process(plain).toString()
}

// Some load balancers add a port: 192.0.2.1:4711, [2001:db8::1]:4711.
function withoutPort(entry: string) {
  const [, bracketed, plain] = /^\[([^\]]+)\](?::\d+)?$|^([\d.]+):\d+$/.exec(entry) ?? []
  return bracketed ?? plain ?? entry
}
