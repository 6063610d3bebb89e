import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

// https://www.rfc-editor.org/rfc/rfc4648#section-6
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const SECRET_BYTES = 20
const PERIOD_MS = 30_000
const DIGITS = 6
// A clock that is half a minute off is still right.
const SKEW_PERIODS = 1

/** A secret of an authenticator app, in the letters in which a person types it. */
export function newTotpSecret(): string {
  return encodeBase32(randomBytes(SECRET_BYTES))
}

/** The code that an authenticator app shows at a moment. https://www.rfc-editor.org/rfc/rfc6238 */
export function totp(secret: string, at = Date.now()): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / PERIOD_MS)))
  const mac = createHmac('sha1', decodeBase32(secret)).update(counter).digest()

  // https://www.rfc-editor.org/rfc/rfc4226#section-5.3
  const offset = mac.at(-1)! & 0x0f
  const number = mac.readUInt32BE(offset) & 0x7f_ff_ff_ff
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0')
}

/** Tells a code of this moment, or of the period before or after it. */
export function isTotp(secret: string, code: string, at = Date.now()): boolean {
  const given = Buffer.from(code.trim())
  const periods = Array.from({ length: 2 * SKEW_PERIODS + 1 }, (_, index) => index - SKEW_PERIODS)
  return periods.some((period) => {
    const right = Buffer.from(totp(secret, at + period * PERIOD_MS))
    return given.length === right.length && timingSafeEqual(given, right)
  })
}

/** The address by which an authenticator app takes the secret. */
export function totpUri({ secret, issuer, account }: { secret: string; issuer: string; account: string }) {
  const label = `${encode(issuer)}:${encode(account)}`
  const period = PERIOD_MS / 1000
  return `otpauth://totp/${label}?algorithm=SHA1&digits=${DIGITS}&issuer=${encode(issuer)}&period=${period}&secret=${secret}`
}

function encode(text: string): string {
  return encodeURIComponent(text).replaceAll('%3A', ':').replaceAll('%40', '@')
}

function encodeBase32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => BASE32[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
}

function decodeBase32(text: string): Buffer {
  const bits = Array.from(text.toUpperCase().replace(/=+$/, ''), (letter) =>
    BASE32.indexOf(letter).toString(2).padStart(5, '0'),
  ).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)))
}
