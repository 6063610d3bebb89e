import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { PassThrough, type Readable, Transform, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { type BackupKey, keyOfFile } from './key.ts'
import { hashing } from './rows.ts'

export type StoredFile = { name: string; bytes: number; sha256: string }

/**
 * The most that S3 takes in one request, and less than AES-GCM may encrypt under one key. What is larger needs physical backups.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/upload-objects.html
 */
const LARGEST_FILE_BYTES = 5_000_000_000

const CIPHER = 'aes-256-gcm'
const SALT_BYTES = 16
const TAG_BYTES = 16
// A key serves one file alone, so its nonce may be the same for all.
const NONCE = Buffer.alloc(12)

/**
 * Writes what `fill` gives into `path`: compressed by gzip and, with a key, encrypted as salt, AES-256-GCM and its tag. `name` is
 * what the file is called in its backup; under another name it cannot be decrypted.
 */
export async function writeSealed<T>(
  { path, name, key }: { path: string; name: string; key: BackupKey | undefined },
  fill: (into: Writable) => Promise<T>,
): Promise<{ file: StoredFile; filled: T }> {
  const into = new PassThrough()
  const { through, digest, bytes } = hashing()
  const written = pipeline(
    into,
    createGzip(),
    key ? encrypting(key, name) : new PassThrough(),
    through,
    bounded(name),
    createWriteStream(path),
  )
  const filling = fill(into).catch((error: Error) => {
    into.destroy(error)
    throw error
  })
  const [filled] = await Promise.all([filling, written])
  return { file: { name, bytes: bytes(), sha256: digest() }, filled }
}

/** What writeSealed was given. Throws for a file that was changed, at the latest at its end. */
export async function readSealed(
  path: string,
  { name, bytes }: StoredFile,
  key: BackupKey | undefined,
): Promise<Readable> {
  const gunzip = createGunzip()
  const parts = key ? await decrypting(path, name, bytes, key) : [createReadStream(path)]
  void pipeline([...parts, gunzip]).catch((error: Error) => gunzip.destroy(error))
  return gunzip
}

function encrypting(key: BackupKey, name: string) {
  const salt = randomBytes(SALT_BYTES)
  const cipher = createCipheriv(CIPHER, keyOfFile(key, name, salt), NONCE)
  let begun = false
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (!begun) this.push(salt)
      begun = true
      done(null, cipher.update(chunk))
    },
    flush(done) {
      this.push(cipher.final())
      done(null, cipher.getAuthTag())
    },
  })
}

async function decrypting(path: string, name: string, bytes: number, key: BackupKey) {
  const file = await open(path)
  try {
    const [salt, tag] = [Buffer.alloc(SALT_BYTES), Buffer.alloc(TAG_BYTES)]
    await file.read(salt, 0, SALT_BYTES, 0)
    await file.read(tag, 0, TAG_BYTES, bytes - TAG_BYTES)
    const decipher = createDecipheriv(CIPHER, keyOfFile(key, name, salt), NONCE)
    decipher.setAuthTag(tag)
    return [createReadStream(path, { start: SALT_BYTES, end: bytes - TAG_BYTES - 1 }), decipher]
  } finally {
    await file.close()
  }
}

function bounded(name: string) {
  let bytes = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      if (bytes <= LARGEST_FILE_BYTES) return done(null, chunk)
      done(new Error(`${name} is larger than 5 GB: use the physical backups of docs/recovery.md instead.`))
    },
  })
}
