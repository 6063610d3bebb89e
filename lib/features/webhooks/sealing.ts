import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const start = 'whsec_'
/** 256 bits; Standard Webhooks asks for 192 at least. */
const SECRET_BYTES = 32

const CIPHER = 'aes-256-gcm'
/** What GCM is made for: https://csrc.nist.gov/pubs/sp/800/38/d/final */
const IV_BYTES = 12
const TAG_BYTES = 16

/** By their numbers. The first seals, and a secret sealed by another is due to be sealed anew. */
type SealingKeys = ReadonlyMap<number, Buffer>

/** As WEBHOOK_SECRET_KEYS lists them. */
export function keysIn(list: string): SealingKeys {
  return new Map(
    list.split(',').map((entry) => {
      const [version, key] = entry.split(':') as [string, string]
      return [Number(version), Buffer.from(key, 'base64')]
    }),
  )
}

export function newSecret(): string {
  return start + randomBytes(SECRET_BYTES).toString('base64')
}

/** The bytes that sign. */
export function bytesOf(secret: string): Buffer {
  return Buffer.from(secret.slice(start.length), 'base64')
}

/** The secret as it may be stored: the key's number, then what only the holder of that key can open, for this workspace alone. */
export function sealWith(keys: SealingKeys, secret: string, workspaceId: string): Buffer {
  const [version, key] = [...keys][0]!
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES })
  cipher.setAAD(Buffer.from(workspaceId))
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return Buffer.concat([Buffer.of(version), iv, cipher.getAuthTag(), sealed])
}

/** Throws for a secret whose key is no longer in WEBHOOK_SECRET_KEYS, and for one that was changed or belongs elsewhere. */
export function unsealWith(keys: SealingKeys, sealed: Buffer, workspaceId: string): string {
  const version = sealed[0]!
  const key = keys.get(version)
  if (!key) throw new Error(`WEBHOOK_SECRET_KEYS has no key ${version}, which sealed a secret of a webhook.`)

  const [iv, rest] = [sealed.subarray(1, 1 + IV_BYTES), sealed.subarray(1 + IV_BYTES)]
  const decipher = createDecipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(workspaceId))
  decipher.setAuthTag(rest.subarray(0, TAG_BYTES))
  return Buffer.concat([decipher.update(rest.subarray(TAG_BYTES)), decipher.final()]).toString('utf8')
}
