import { createHash } from 'node:crypto'

/** Stands for the fingerprint of a build that was given no key, and so made one of its own. */
const noKey = 'none'

// A key has as many bytes as AES allows: https://nextjs.org/docs/app/guides/self-hosting#server-functions-encryption-key
const keyLengths = new Set([16, 24, 32])

export function isActionsKey(key: string): boolean {
  const bytes = Buffer.from(key, 'base64')
  return keyLengths.has(bytes.length) && bytes.toString('base64') === key
}

/** Tells two keys apart without telling them. */
export function fingerprintOf(key: string | undefined): string {
  return key ? createHash('sha256').update(key).digest('hex').slice(0, 16) : noKey
}

/**
 * Why a production must not start, as the rest of a sentence that begins with the variable. Next salts the names of Server
 * Actions with the key of the build, so builds of different keys refuse each other's forms.
 */
export function actionsKeyRefusal(key: string, ofBuild: string): string | undefined {
  if (ofBuild === fingerprintOf(key)) return undefined
  const made = ofBuild === noKey ? 'without this key' : 'with another key'
  return `is not what this build was made with: it was made ${made}. Set it for "npm run build" as well.`
}
