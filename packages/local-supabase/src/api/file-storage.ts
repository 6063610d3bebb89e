import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { Readable } from 'node:stream'
import type { App } from '@supabase/lite'
import { storageRequest } from './storage-request.ts'

type StorageAdapter = NonNullable<App['_storageAdapter']>
type StoredBody = Parameters<StorageAdapter['uploadObject']>[3]

/** Objects as files, each beside a small one with its headers. Throws on a name that leads out of its bucket. */
export function fileStorage(root: string): StorageAdapter {
  const contentFile = (bucket: string, key: string) => join(objectDir(root, bucket, key), 'content')
  const headersFile = (bucket: string, key: string) => join(objectDir(root, bucket, key), 'headers.json')

  async function head(bucket: string, key: string) {
    const [{ size, mtime }, headers] = await Promise.all([
      stat(contentFile(bucket, key)),
      readFile(headersFile(bucket, key), 'utf8'),
    ])
    const { mimetype, cacheControl, eTag } = JSON.parse(headers) as Record<string, string>
    return {
      size,
      contentLength: size,
      lastModified: mtime,
      mimetype: mimetype ?? '',
      cacheControl: cacheControl ?? '',
      eTag: eTag ?? '',
    }
  }

  const remove = (bucket: string, key: string) =>
    rm(objectDir(root, bucket, key), { recursive: true, force: true })

  return {
    driver: undefined,
    headObject: head,
    deleteObject: remove,

    async deleteObjects(bucket, keys) {
      await Promise.all(keys.map((key) => remove(bucket, key)))
    },

    async uploadObject(bucket, key, _version, body, mimetype, given) {
      const cacheControl = storageRequest.getStore()?.get('cache-control') ?? given
      const bytes = await readAll(body)
      const eTag = `"${createHash('md5').update(bytes).digest('hex')}"`
      await mkdir(objectDir(root, bucket, key), { recursive: true })
      await writeFile(contentFile(bucket, key), bytes)
      await writeFile(headersFile(bucket, key), JSON.stringify({ mimetype, cacheControl, eTag }))
      return head(bucket, key)
    },

    async getObject(bucket, key, _version, headers) {
      const metadata = await head(bucket, key)
      const range = readRange(headers?.range ?? storageRequest.getStore()?.get('range'), metadata.size)
      const content = createReadStream(contentFile(bucket, key), range)
      const body = Readable.toWeb(content) as unknown as ReadableStream
      if (!range) return { httpStatusCode: 200, metadata, body }

      const { start, end } = range
      const contentRange = `bytes ${start}-${end}/${metadata.size}`
      return {
        httpStatusCode: 206,
        metadata: { ...metadata, contentLength: end - start + 1, contentRange },
        body,
      }
    },

    async copyObject(bucket, key, _version, toBucket, toKey) {
      const target = contentFile(toBucket, toKey)
      await mkdir(dirname(target), { recursive: true })
      await copyFile(contentFile(bucket, key), target)
      await copyFile(headersFile(bucket, key), headersFile(toBucket, toKey))
      const { eTag, lastModified } = await head(toBucket, toKey)
      return { httpStatusCode: 200, eTag, lastModified }
    },

    privateAssetUrl: (bucket, key) => Promise.resolve(`file://${contentFile(bucket, key)}`),
  }
}

/** A folder per object, named so that neither `a` and `a/b` nor two spellings on a case-blind disk meet. */
function objectDir(root: string, bucket: string, key: string): string {
  const bucketDir = resolve(root, bucket)
  const isOneName = dirname(bucketDir) === resolve(root)
  const staysInside = resolve(bucketDir, key).startsWith(bucketDir + sep)
  if (!isOneName || !staysInside) throw new Error('an object name must stay inside its bucket')

  return join(bucketDir, createHash('sha256').update(key).digest('hex'))
}

async function readAll(body: StoredBody): Promise<Uint8Array> {
  if (body instanceof Uint8Array) return body
  return new Response(body as unknown as ReadableStream).bytes()
}

/** One range of bytes, both ends counted. Undefined for all of it. https://www.rfc-editor.org/rfc/rfc9110#section-14.1.2 */
function readRange(header: string | null | undefined, size: number) {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  const last = size - 1
  if (from) {
    const [start, end] = [Number(from), to ? Math.min(Number(to), last) : last]
    return start <= end ? { start, end } : undefined
  }
  const length = Math.min(Number(to), size)
  return length > 0 ? { start: size - length, end: last } : undefined
}
