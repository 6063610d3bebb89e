import { Readable } from 'node:stream'
import { configure, ZipWriter } from '@zip.js/zip.js'

export type Entry = {
  name: string
  content: Content
  /** Stored as it is, because compressing it again only takes time. */
  compressed?: boolean
  /** Asked once the content is read. An incomplete entry stays out of the directory that unpacking follows. */
  whole?: () => boolean
}

type Content = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>

/** zlib's default. Smaller files would take longer. */
const COMPRESSION_LEVEL = 6

// Node compresses off its event loop by itself.
configure({ useWebWorkers: false })

export async function* archive(entries: AsyncIterable<Entry>, modifiedAt: Date): AsyncGenerator<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const written = write(entries, modifiedAt, writable)
  // The reader gets this error below.
  written.catch((error: unknown) => writable.abort(error).catch(() => {}))

  yield* readable
  await written
}

async function write(
  entries: AsyncIterable<Entry>,
  lastModDate: Date,
  writable: WritableStream<Uint8Array>,
): Promise<void> {
  const zip = new ZipWriter(writable)
  for await (const { name, content, compressed, whole } of entries) {
    const level = compressed ? 0 : COMPRESSION_LEVEL
    await zip.add(name, streamOf(content), { level, lastModDate })
    if (whole && !whole()) zip.remove(name)
  }
  await zip.close()
}

function streamOf(content: Content) {
  // Node's type lacks a few members of the web's type.
  return Readable.toWeb(Readable.from(bytesOf(content))) as ReadableStream<Uint8Array>
}

async function* bytesOf(content: Content) {
  for await (const part of content) yield typeof part === 'string' ? Buffer.from(part) : part
}
