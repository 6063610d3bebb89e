import { isLoopback } from './loopback.ts'

/** `smtp:` begins in clear text and goes on only where these let it: what may stand in the query of a mail server's address. */
const mailerParameters = new Set(['requireTLS', 'name', 'authMethod', 'tls.servername'])
/** Each leads nodemailer elsewhere than the host does. */
const mailerDetours = ['service', 'proxy']
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
  if (isLoopback(hostname)) return undefined
  if (protocol !== 'rediss:') return 'leads off this machine without TLS: use rediss://.'
  if (hasOthers(searchParams, redisParameters)) return 'may say nothing but family in its query.'
  return undefined
}

/** A mailbox that takes mails by HTTP, or a mail server. https://nodemailer.com/smtp/ */
export function mailerRefusal(address: string): string | undefined {
  const { protocol, hostname, searchParams } = new URL(address)
  if (protocol.startsWith('http')) return webRefusal(address)
  if (isLoopback(hostname) && !mailerDetours.some((name) => searchParams.has(name))) return undefined

  if (hasOthers(searchParams, mailerParameters))
    return `may say nothing but ${[...mailerParameters].join(', ')} in its query.`
  if (protocol === 'smtps:' || searchParams.getAll('requireTLS').join() === 'true') return undefined
  return 'leads off this machine without TLS: use smtps://, or add ?requireTLS=true.'
}

function hasOthers(query: URLSearchParams, allowed: Set<string>) {
  return [...query.keys()].some((name) => !allowed.has(name))
}
