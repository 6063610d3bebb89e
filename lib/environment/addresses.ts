import { isLoopback } from './loopback.ts'

/** `smtp:` begins in clear text and goes on only where these let it: what may stand in the query of a mail server's address. */
const mailerParameters = new Set(['requireTLS', 'name', 'authMethod', 'tls.servername'])
/** On this machine clear text is safe too. Any other parameter may lead nodemailer elsewhere than the host does, as `url` and `host` do. */
const localMailerParameters = new Set([...mailerParameters, 'ignoreTLS'])
/** Every other one is an option of the client, of which an empty `tls` switches TLS off. */
const redisParameters = new Set(['family'])

/** Why an address must not be used off this machine, as the rest of a sentence that begins with its variable; these four alike. */
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

/** A mailbox that takes mails by HTTP, or a mail server. https://nodemailer.com/smtp/ */
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
