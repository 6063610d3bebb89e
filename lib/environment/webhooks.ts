import { z } from 'zod'
import { localDefaults } from '../local-defaults.ts'
import { isRandom, madeByOpenssl, published } from './published.ts'

const numberedKey = /^([1-9]\d?|1\d\d|2[0-4]\d|25[0-5]):[A-Za-z0-9+/]{43}=$/

export const webhookVariables = {
  WEBHOOK_SECRET_KEYS: z
    .string()
    .refine(
      (list) => list.split(',').every((entry) => numberedKey.test(entry)),
      'Must be <number>:<32 bytes as base64>',
    )
    .refine(
      (list) => new Set(list.split(',').map((entry) => entry.split(':')[0])).size === list.split(',').length,
      'Must give each key a number of its own',
    )
    .describe(
      'The keys that encrypt the secrets of webhooks: <number up to 255>:<openssl rand -base64 32>. With several, separated by commas, the first encrypts.',
    ),
  WEBHOOK_ALLOW_LOCAL: z
    .enum(['true', 'false'])
    .optional()
    .describe(
      'Lets webhooks reach this machine itself, by http too. "npm run dev" sets it, production refuses it.',
    ),
}

export const webhookRules: [variable: string, judge: (value: string) => string | undefined][] = [
  ['WEBHOOK_SECRET_KEYS', sealingKeysRefusal],
  ['WEBHOOK_ALLOW_LOCAL', (value) => (value === 'true' ? 'must not be allowed in production.' : undefined)],
]

/** Compares bytes, because Base64 can write the same key in several ways. */
function sealingKeysRefusal(list: string): string | undefined {
  const keys = list.split(',').map(keyOf)
  if (keys.some((key) => key.equals(keyOf(localDefaults.WEBHOOK_SECRET_KEYS))))
    return `${published}${madeByOpenssl}`
  return keys.some((key) => !isRandom(key.toString('latin1')))
    ? `has a key that is not random: ${madeByOpenssl}`
    : undefined
}

function keyOf(entry: string) {
  return Buffer.from(entry.slice(entry.indexOf(':') + 1), 'base64')
}
