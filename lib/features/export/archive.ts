import { Readable } from 'node:stream'
import { configure, ZipWriter } from '@zip.js/zip.js'

/** A file of the archive; its content comes in parts. */
export type Entry = {
  name: string
  content: Content
  /** It is compressed already, so doing it again would only take time. */
  compressed?: boolean
  /** Asked once the content has been read: what is not whole stays out of the directory, by which an archive is unpacked. */
  whole?: () => boolean
}

type Content = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>

/** Smaller files take longer: this is zlib's own middle, and its default. */
const COMPRESSION_LEVEL = 6

// Node compresses off its event loop by itself.
configure({ useWebWorkers: false })

/** A zip archive of any size, made while its entries are read: it holds one part at a time, and what the directory says of each entry. */
export async function* archive(entries: AsyncIterable<Entry>, modifiedAt: Date): AsyncGenerator<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const written = write(entries, modifiedAt, writable)
  // Whoever reads hears of it below.
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
  // The web's own type, which Node's lacks a few members of.
  return Readable.toWeb(Readable.from(bytesOf(content))) as ReadableStream<Uint8Array>
}

async function* bytesOf(content: Content) {
  for await (const part of content) yield typeof part === 'string' ? Buffer.from(part) : part
}
