import 'server-only'
import { hash, randomInt } from 'node:crypto'
import { crc32 } from 'node:zlib'

const start = 'plinth_'
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

const RANDOM_LENGTH = 36
const SHOWN_LENGTH = 8
const CHECKSUM_LENGTH = 6

const wellFormed = new RegExp(`^${start}([0-9A-Za-z]{${RANDOM_LENGTH}})([0-9A-Za-z]{${CHECKSUM_LENGTH}})$`)

export type ApiKeyParts = { hash: string; prefix: string }

/** https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/ */
export function newApiKey(): ApiKeyParts & { secret: string } {
  const random = Array.from({ length: RANDOM_LENGTH }, () => alphabet[randomInt(alphabet.length)]).join('')
  const secret = start + random + checksumOf(random)
  return { secret, ...partsOf(secret) }
}

export function readApiKey(secret: string): ApiKeyParts | undefined {
  const [, random, checksum] = wellFormed.exec(secret) ?? []
  return random && checksumOf(random) === checksum ? partsOf(secret) : undefined
}

function partsOf(secret: string) {
  return { hash: hash('sha256', secret), prefix: secret.slice(0, start.length + SHOWN_LENGTH) }
}

function checksumOf(random: string) {
  let rest = crc32(random)
  let digits = ''
  while (digits.length < CHECKSUM_LENGTH) {
    digits = alphabet[rest % alphabet.length] + digits
    rest = Math.floor(rest / alphabet.length)
  }
  return digits
}
