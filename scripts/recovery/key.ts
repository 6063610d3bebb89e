import { createHash, createHmac, hkdfSync } from 'node:crypto'

const KEY_BYTES = 32

/** Without the key nobody can read a backup, or change it unnoticed. */
export type BackupKey = Buffer

/** Reads BACKUP_KEY. Throws one sentence for a malformed key. */
export function readKey(given: string | undefined): BackupKey | undefined {
  if (!given) return undefined
  const key = Buffer.from(given, 'base64')
  if (key.length === KEY_BYTES) return key
  throw new Error('BACKUP_KEY must be 32 bytes in Base64, such as: openssl rand -base64 32')
}

/** Tells a wrong key from a damaged backup, and reveals nothing about the key. */
export function nameOf(key: BackupKey): string {
  return createHmac('sha256', key).update('name of a backup key').digest('hex').slice(0, 16)
}

/** A separate key for each file, so that each may count its blocks from zero. */
export function keyOfFile(key: BackupKey, name: string, salt: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, `file ${name}`, KEY_BYTES))
}

/** A hash of the text. With a key, only its holder can make it. */
export function sealOf(text: string, key: BackupKey | undefined): string {
  const hash = key ? createHmac('sha256', key) : createHash('sha256')
  return hash.update(text).digest('hex')
}
