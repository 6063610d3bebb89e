import 'server-only'
import { lookup as resolve, type LookupAddress, type LookupOptions } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'
import { env } from '@/lib/env'

/** Lower ports, except for 80 and 443, belong to a host's own services, such as mail and shells. */
const FIRST_FREE_PORT = 1024
const webPorts = new Set([80, 443])

/** Allocated IPv6 addresses. Embedded IPv4 addresses are refused by their ranges. */
const globalIpv6 = ipaddr.IPv6.parseCIDR('2000::/3')

/** Production refuses it: lib/environment/production.ts. */
const localAllowed = env.WEBHOOK_ALLOW_LOCAL === 'true'

export class DestinationError extends Error {
  override readonly name = 'DestinationError'
}

/** The address as a request has it: ASCII without an empty fragment. Any other text stays as it is. */
export function asSent(address: string): string {
  const url = address.isWellFormed() ? URL.parse(address) : null
  if (!url) return address
  if (!url.hash) url.hash = ''
  return url.href
}

/** Returns the reason for refusing the address. publicLookup checks the addresses of its name. */
export function refusalOf(address: string): string | undefined {
  const url = address.isWellFormed() ? URL.parse(address) : null
  if (!url || (url.protocol !== 'https:' && !(localAllowed && url.protocol === 'http:')))
    return 'Use an https URL.'
  if (url.username || url.password) return 'Remove the user name and password from the URL.'
  if (url.hash) return 'Remove the fragment from the URL.'

  const port = Number(url.port || 443)
  if (port < FIRST_FREE_PORT && !webPorts.has(port)) return 'Use port 443, 80, or one above 1023.'

  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) ? !isReachable(host) : !isPublicName(host)) return 'Use a public address.'
  return undefined
}

/** https://www.rfc-editor.org/rfc/rfc6761#section-6.3 https://www.rfc-editor.org/rfc/rfc1035#section-2.3.1 */
function isPublicName(host: string) {
  const parts = host.replace(/\.$/, '').split('.')
  if (parts.at(-1) === 'localhost') return localAllowed
  return parts.every((part) => /^[a-z\d_]([a-z\d_-]{0,61}[a-z\d_])?$/.test(part))
}

/** Refuses a name with any non-public address: https://cheatsheetseries.owasp.org/cheatsheets/Server_Side_Request_Forgery_Prevention_Cheat_Sheet.html */
export const publicLookup: LookupFunction = (name, options: LookupOptions, done) => {
  resolve(name, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    const [first] = addresses ?? []
    if (error || !first) return done(error ?? new DestinationError('The name has no address.'), '')
    if (!addresses.every(({ address }) => isReachable(address)))
      return done(new DestinationError('The address is not public.'), '')
    return options.all ? done(null, addresses) : done(null, first.address, first.family)
  })
}

export function isReachable(address: string): boolean {
  const parsed = ipaddr.parse(address)
  const range = parsed.range()
  if (localAllowed && range === 'loopback') return true
  return range === 'unicast' && (parsed instanceof ipaddr.IPv4 || parsed.match(globalIpv6))
}
