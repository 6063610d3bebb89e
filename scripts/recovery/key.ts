import { createHash, createHmac, hkdfSync } from 'node:crypto'

const KEY_BYTES = 32

/** A key that seals backups: whoever lacks it can neither read them nor change them unnoticed. */
export type BackupKey = Buffer

/** Reads BACKUP_KEY; throws one sentence for what is no key. */
export function readKey(given: string | undefined): BackupKey | undefined {
  if (!given) return undefined
  const key = Buffer.from(given, 'base64')
  if (key.length === KEY_BYTES) return key
  throw new Error('BACKUP_KEY must be 32 bytes in Base64, such as: openssl rand -base64 32')
}

/** Tells a wrong key from a damaged backup, and says nothing about the key. */
export function nameOf(key: BackupKey): string {
  return createHmac('sha256', key).update('name of a backup key').digest('hex').slice(0, 16)
}

/** A key for one file alone, so that each may count its blocks from zero. */
export function keyOfFile(key: BackupKey, name: string, salt: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, `file ${name}`, KEY_BYTES))
}

/** What only the same text has, and with a key only its holder can make. */
export function sealOf(text: string, key: BackupKey | undefined): string {
  const hash = key ? createHmac('sha256', key) : createHash('sha256')
  return hash.update(text).digest('hex')
}
