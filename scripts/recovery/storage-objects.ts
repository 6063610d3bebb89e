import { createWriteStream, openAsBlob } from 'node:fs'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as WebStream } from 'node:stream/web'
import { createClient } from '@supabase/supabase-js'
import type { Client } from 'pg'
import type { Connection } from './connection.ts'
import { fileHash } from './file-hash.ts'
import { hashing } from './rows.ts'

// 50 MB, what a new project allows a file, at 1 MB/s.
const TRANSFER_TIMEOUT_MS = 60_000

type StorageObject = {
  id: string
  bucket: string
  name: string
  contentType?: string
  cacheControl?: string
}

/** What storage.objects lists; folders that only hold others' names have no content. */
export async function listObjects(client: Client): Promise<StorageObject[]> {
  const { rows } = await client.query<StorageObject>(
    `select id, bucket_id as bucket, name, metadata ->> 'mimetype' as "contentType", metadata ->> 'cacheControl' as "cacheControl"
     from storage.objects where metadata is not null order by id`,
  )
  return rows
}

/** The contents of objects, by the Storage API. Throws one sentence when it is needed and not configured. */
export function openStorage(storage: Connection['storage']) {
  if (!storage) {
    throw new Error(
      'This database has stored files: set NEXT_PUBLIC_SUPABASE_URL and SUPABASE_SECRET_KEY, or leave them out with --without-objects.',
    )
  }
  const limited: typeof fetch = (input, init) =>
    fetch(input, { ...init, signal: AbortSignal.timeout(TRANSFER_TIMEOUT_MS) })
  const client = createClient(storage.url, storage.secretKey, {
    auth: { persistSession: false, autoRefreshToken: false },
    global: { fetch: limited },
  })

  return {
    /** Writes the content and returns its hash; undefined when there is none. */
    async download({ bucket, name }: StorageObject, into: Writable): Promise<string | undefined> {
      const { data, error } = await client.storage.from(bucket).download(name).asStream()
      if (error) {
        into.end()
        if (isMissing(error)) return undefined
        throw new Error(`Storage did not give ${bucket}/${name}: ${error.message}`)
      }
      const { through, digest } = hashing()
      await pipeline(Readable.fromWeb(data as WebStream), through, into)
      return digest()
    },

    /** Puts the content of a file in the place of the object, and reads it back. */
    async upload(
      object: StorageObject,
      content: Readable,
      { path, sha256 }: { path: string; sha256: string },
    ) {
      const { bucket, name, contentType, cacheControl } = object
      await pipeline(content, createWriteStream(path))
      const seconds = /max-age=(\d+)/.exec(cacheControl ?? '')?.[1]
      const { error } = await client.storage
        .from(bucket)
        .upload(name, await openAsBlob(path, { type: contentType ?? '' }), {
          upsert: true,
          ...(seconds && { cacheControl: seconds }),
        })
      if (error) throw new Error(`Storage did not take ${bucket}/${name}: ${error.message}`)

      await this.download(object, createWriteStream(path))
      if ((await fileHash(path)) !== sha256)
        throw new Error(`Storage holds another content of ${bucket}/${name}.`)
    },
  }
}

// Storage answers 400 and says 404 inside: https://supabase.com/docs/guides/storage/debugging/error-codes
function isMissing(error: object) {
  const { status, statusCode } = error as { status?: number; statusCode?: string }
  return status === 404 || statusCode === '404'
}
