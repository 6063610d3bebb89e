import 'server-only'
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { cookies } from 'next/headers'
import { cookieOptions, deviceCookie } from './cookie-names'
import { derivedKey } from './derived-key'

const ACCOUNTS_MAX = 5
const LIFETIME_SECONDS = 180 * 86_400
const ID_BYTES = 16

const key = derivedKey('device cookie')

/** https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies */
export async function knownDevice(mail: string): Promise<string | undefined> {
  return deviceIn((await cookies()).get(deviceCookie)?.value, mail)
}

export async function rememberDevice(mail: string): Promise<void> {
  const jar = await cookies()
  const value = deviceWith(jar.get(deviceCookie)?.value, mail)
  jar.set(deviceCookie, value, { ...cookieOptions, maxAge: LIFETIME_SECONDS })
}

export function deviceIn(value: string | undefined, mail: string): string | undefined {
  const { id, proofs } = partsOf(value)
  const proof = proofOf(id, mail)
  return proofs.some((given) => isEqual(given, proof)) ? id : undefined
}

export function deviceWith(value: string | undefined, mail: string): string {
  const { id, proofs } = partsOf(value)
  const proof = proofOf(id, mail)
  const others = proofs.filter((given) => given !== proof)
  return [id, proof, ...others].slice(0, 1 + ACCOUNTS_MAX).join('.')
}

function partsOf(value = '') {
  const [id = '', ...proofs] = value.split('.')
  return /^[\w-]{22}$/.test(id)
    ? { id, proofs }
    : { id: randomBytes(ID_BYTES).toString('base64url'), proofs: [] }
}

function proofOf(id: string, mail: string) {
  return createHmac('sha256', key).update(`${id} ${mail.trim().toLowerCase()}`).digest('base64url')
}

function isEqual(given: string, proof: string) {
  return given.length === proof.length && timingSafeEqual(Buffer.from(given), Buffer.from(proof))
}
