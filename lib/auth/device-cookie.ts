import 'server-only'
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { cookies } from 'next/headers'
import { cookieOptions, deviceCookie } from './cookie-names'
import { derivedKey } from './derived-key'

/** The latest that a browser knows: the address, the id and an app of five people. For an earlier one it is a new device again. */
const PROOFS_MAX = 15
const LIFETIME_SECONDS = 180 * 86_400
const ID_BYTES = 16

/** A new secret key makes every device a new one, which locks nobody out. */
const key = derivedKey('device cookie')

/** The owner of an account by its id, as the caller of a form. */
export function ownerOfId(userId: string): string {
  return `user ${userId}`
}

/**
 * The owner of an authenticator app. Only its code makes them known, because whoever signs in without one could do so in one browser
 * after another, and guess ten codes in each.
 */
export function ownerOfFactor(factorId: string): string {
  return `factor ${factorId}`
}

/**
 * The id of this browser if it knows the owner, who is an email address or one of the above.
 * https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies
 */
export async function knownDevice(owner: string): Promise<string | undefined> {
  return deviceIn((await cookies()).get(deviceCookie)?.value, owner)
}

/** Remembers that they own what has just been proved with this browser. */
export async function rememberDevice(...owners: [string, ...string[]]): Promise<void> {
  const jar = await cookies()
  const value = owners.reduce<string | undefined>(deviceWith, jar.get(deviceCookie)?.value)!
  jar.set(deviceCookie, value, { ...cookieOptions, maxAge: LIFETIME_SECONDS })
}

export function deviceIn(value: string | undefined, owner: string): string | undefined {
  const { id, proofs } = partsOf(value)
  const proof = proofOf(id, owner)
  return proofs.some((given) => isEqual(given, proof)) ? id : undefined
}

export function deviceWith(value: string | undefined, owner: string): string {
  const { id, proofs } = partsOf(value)
  const proof = proofOf(id, owner)
  const others = proofs.filter((given) => given !== proof)
  return [id, proof, ...others].slice(0, 1 + PROOFS_MAX).join('.')
}

function partsOf(value = '') {
  const [id = '', ...proofs] = value.split('.')
  return /^[\w-]{22}$/.test(id)
    ? { id, proofs }
    : { id: randomBytes(ID_BYTES).toString('base64url'), proofs: [] }
}

function proofOf(id: string, owner: string) {
  return createHmac('sha256', key).update(`${id} ${owner.trim().toLowerCase()}`).digest('base64url')
}

function isEqual(given: string, proof: string) {
  return given.length === proof.length && timingSafeEqual(Buffer.from(given), Buffer.from(proof))
}
