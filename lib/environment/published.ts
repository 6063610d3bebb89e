import { localDefaults } from '../local-defaults.ts'
import { readPostgresUrl } from './postgres.ts'

/** Passwords that every developer's machine has: that of app_server, and that of every other role by the Supabase CLI. */
const publishedPasswords = new Set(['app_server', 'postgres'])

/** Nobody can receive mail there: https://www.rfc-editor.org/rfc/rfc2606 */
const reservedDomain = /(^|\.)(test|example|invalid|localhost|example\.(com|net|org))$/

/** Fewer different characters than chance gives to any secret of the length that is asked for. */
const DISTINCT_MIN = 5

const published = 'is the published value of every developer’s machine: '

/**
 * The reason why a value protects nothing: the rest of a sentence that begins with its variable. The other refusals here are alike.
 * One published value among several is enough.
 */
export function publishedRefusal(name: keyof typeof localDefaults) {
  return (value: string) =>
    value.includes(localDefaults[name]) ? `${published}use the project’s own.` : undefined
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

/** Compares bytes, since Base64 can write the same key in several ways. */
export function sealingKeysRefusal(list: string): string | undefined {
  const keys = list.split(',').map(keyOf)
  if (keys.some((key) => key.equals(keyOf(localDefaults.WEBHOOK_SECRET_KEYS))))
    return `${published}make one with openssl rand -base64 32.`
  return keys.some(isMonotonous)
    ? 'has a key that is not random: make one with openssl rand -base64 32.'
    : undefined
}

export function monotonyRefusal(secret: string): string | undefined {
  const withoutName = secret.replaceAll('whsec_', '')
  return isMonotonous(Buffer.from(withoutName))
    ? 'is not random: make one with openssl rand -base64 32.'
    : undefined
}

const keyOf = (entry: string) => Buffer.from(entry.slice(entry.indexOf(':') + 1), 'base64')

const isMonotonous = (bytes: Buffer) => new Set(bytes).size < DISTINCT_MIN
