import { isLoopback } from './loopback.ts'

/** Query parameters that keep `smtp:`, which begins in clear text, safe. */
const mailerParameters = new Set(['requireTLS', 'name', 'authMethod', 'tls.servername'])
/** Clear text is safe on this machine too. Other parameters, such as `url` and `host`, may redirect nodemailer. */
const localMailerParameters = new Set([...mailerParameters, 'ignoreTLS'])
/** Other parameters are client options, of which an empty `tls` switches TLS off. */
const redisParameters = new Set(['family'])

export function webRefusal(address: string): string | undefined {
  const url = URL.parse(address)
  if (url && (url.protocol === 'https:' || isLoopback(url.hostname))) return undefined
  return 'leads off this machine without TLS: use https://.'
}

/** https://github.com/redis/ioredis#tls-options */
export function redisRefusal(address: string): string | undefined {
  const { protocol, hostname, searchParams } = new URL(address)
  if (protocol !== 'rediss:' && !isLoopback(hostname))
    return 'leads off this machine without TLS: use rediss://.'
  return othersRefusal(searchParams, redisParameters)
}

export function mailerRefusal(address: string): string | undefined {
  const { protocol, hostname, searchParams } = new URL(address)
  if (protocol.startsWith('http')) return webRefusal(address)
  if (isLoopback(hostname)) return othersRefusal(searchParams, localMailerParameters)

  const others = othersRefusal(searchParams, mailerParameters)
  if (others) return others
  if (protocol === 'smtps:' || searchParams.getAll('requireTLS').join() === 'true') return undefined
  return 'leads off this machine without TLS: use smtps://, or add ?requireTLS=true.'
}

function othersRefusal(query: URLSearchParams, allowed: Set<string>): string | undefined {
  if ([...query.keys()].every((name) => allowed.has(name))) return undefined
  return `allows only ${[...allowed].map((name) => `\`${name}\``).join(', ')} in its query.`
}
