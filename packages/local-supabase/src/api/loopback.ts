import { BlockList, isIP } from 'node:net'

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

/** Tells a host that is this machine. A name other than localhost may lead anywhere. */
export function isLoopback(hostname: string): boolean {
  const address = hostname.toLowerCase().replace(/^\[(.*)\]$/, '$1')
  if (address === 'localhost') return true

  const family = isIP(address)
  return family !== 0 && loopback.check(address, family === 4 ? 'ipv4' : 'ipv6')
}
