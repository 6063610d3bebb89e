import 'server-only'
import type { Caller } from '@/lib/auth/caller'
import { AppError } from '@/lib/errors'
import { storageAs, storageAsService } from './client'

/** Fixed by Storage: https://supabase.com/docs/reference/javascript/file-buckets-createsigneduploadurl */
export const UPLOAD_URL_SECONDS = 7_200
/** Too short to pass the address around. A download that has begun goes on. */
const DOWNLOAD_URL_SECONDS = 60

export type StoredObject = { bucket: string; name: string }

/** Throws `conflict` for an object that exists, and `unavailable`. */
export async function signUpload(caller: Caller, { bucket, name }: StoredObject) {
  const expiresAt = inSeconds(UPLOAD_URL_SECONDS)
  const { data, error } = await storageAs(caller).from(bucket).createSignedUploadUrl(name)
  if (error && 'statusCode' in error && error.statusCode === '409') {
    throw new AppError('conflict', 'The file has already been uploaded.', { cause: error })
  }
  if (error) throw unavailable(error)
  return { url: data.signedUrl, token: data.token, expiresAt }
}

/** The browser saves the object and never shows it. Throws `unavailable`. */
export async function signDownload(caller: Caller, object: StoredObject, fileName: string) {
  const expiresAt = inSeconds(DOWNLOAD_URL_SECONDS)
  const { data, error } = await addressOf(caller, object)
  if (error) throw unavailable(error)
  // The client's own option for it encodes the name twice.
  return { url: `${data.signedUrl}&download=${encodeURIComponent(fileName)}`, expiresAt }
}

export function addressOf(caller: Caller, { bucket, name }: StoredObject) {
  return storageAs(caller).from(bucket).createSignedUrl(name, DOWNLOAD_URL_SECONDS)
}

export function isNotThere(error: object): boolean {
  return 'statusCode' in error && error.statusCode === '404'
}

/** Counts missing objects as removed. Throws `unavailable`. */
export async function removeObjects(bucket: string, names: string[]): Promise<void> {
  const { error } = await storageAsService().from(bucket).remove(names)
  if (error) throw unavailable(error)
}

function inSeconds(seconds: number) {
  return new Date(Date.now() + seconds * 1_000).toISOString()
}

function unavailable(cause: unknown) {
  return new AppError('unavailable', 'File storage is unavailable right now.', {
    cause,
    retryAfterSeconds: 2,
  })
}
