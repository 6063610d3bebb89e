import { localDefaults } from '../local-defaults.ts'
import { isLoopback } from './loopback.ts'
import { readPostgresUrl } from './postgres.ts'

/** Local passwords of app_server, and of all other roles by the Supabase CLI. */
const publishedPasswords = new Set(['app_server', 'postgres'])

/** No mail reaches these: https://www.rfc-editor.org/rfc/rfc2606 */
const reservedDomain = /(^|\.)(test|example|invalid|localhost|example\.(com|net|org))$/

/** Random secrets of the required length practically never have fewer different characters. */
const DISTINCT_MIN = 10

const hookPrefix = /(?:^|[ |])(?:v1,)?whsec_/

export const madeByOpenssl = 'make one with openssl rand -base64 32.'

export const published = 'is the published value of every developer’s machine: '

/** One published value among several is enough. */
export function publishedRefusal(name: keyof typeof localDefaults) {
  return (value: string) =>
    value.includes(localDefaults[name]) ? `${published}use the project’s own.` : undefined
}

/** Compares places, not spellings. Skips NEXT_PUBLIC_SITE_URL, which previews may share, and TRUSTED_PROXY_HOPS, of which 0 may be true. */
export function publishedAddressRefusal(name: 'NEXT_PUBLIC_SUPABASE_URL' | 'MAILER_URL') {
  const { port } = new URL(localDefaults[name])
  return (value: string) => {
    const url = new URL(value)
    return isLoopback(url.hostname) && url.port === port ? `${published}use the project’s own.` : undefined
  }
}

export function passwordRefusal(address: string, { PGPASSWORD }: NodeJS.Dict<string>): string | undefined {
  const password = readPostgresUrl(address).password || PGPASSWORD
  if (!password || !publishedPasswords.has(password)) return undefined
  return `has the published password of every developer’s machine: alter role app_server password '<a long random one>'.`
}

export function senderRefusal(address: string): string | undefined {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase()
  return reservedDomain.test(domain)
    ? 'is at a domain that is reserved for examples: use one of your own.'
    : undefined
}

export function notRandomRefusal(secret: string): string | undefined {
  return secretsIn(secret).every(isRandom) ? undefined : `is not random: ${madeByOpenssl}`
}

export function hookSecretRefusal(secret: string): string | undefined {
  return secretsIn(secret).every(isRandom)
    ? undefined
    : 'is not random: use "Generate secret" in the dashboard, Authentication → Hooks.'
}

const secretsIn = (value: string) => value.split(hookPrefix).filter(Boolean)

export function isRandom(secret: string) {
  return new Set(secret).size >= DISTINCT_MIN && !isRepetition(secret)
}

function isRepetition(text: string) {
  const lengths = Array.from({ length: Math.floor(text.length / 2) }, (_, index) => index + 1)
  return lengths.some((length) => text.startsWith(text.slice(length)))
}
