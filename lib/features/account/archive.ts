import { pipeline, Readable } from 'node:stream'
import { createDeflateRaw, crc32 } from 'node:zlib'
import { descriptorOf, directoryRecordOf, endOf, headerOf, type Packed } from './zip-records'

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
/** Blocks that are stored as they are, yet say where the entry ends: without that it could not be unpacked as it arrives. */
const STORED = 0

/** A zip archive, made while its entries are read: it holds one part at a time, and about 150 bytes for each entry. */
export async function* archive(entries: AsyncIterable<Entry>, modifiedAt: Date): AsyncGenerator<Uint8Array> {
  const directory: Uint8Array[] = []
  let offset = 0

  for await (const { name, content, compressed, whole } of entries) {
    const entry: Packed = { name: Buffer.from(name), modifiedAt, offset, crc: 0, size: 0, packedSize: 0 }
    const header = headerOf(entry)
    yield header
    for await (const part of packed(content, compressed ? STORED : COMPRESSION_LEVEL, entry)) {
      entry.packedSize += part.length
      yield part
    }
    const descriptor = descriptorOf(entry)
    yield descriptor
    offset += header.length + entry.packedSize + descriptor.length
    if (whole?.() ?? true) directory.push(directoryRecordOf(entry))
  }

  const size = directory.reduce((sum, { length }) => sum + length, 0)
  yield* directory
  yield endOf(directory.length, size, offset)
}

/** Packed off the event loop. A failure of the content is one of the stream, and who leaves the stream leaves the content. */
function packed(content: Content, level: number, entry: Packed): AsyncIterable<Uint8Array> {
  return pipeline(Readable.from(measured(content, entry)), createDeflateRaw({ level }), () => {})
}

async function* measured(content: Content, entry: Packed) {
  for await (const part of content) {
    const bytes = typeof part === 'string' ? Buffer.from(part) : part
    entry.crc = crc32(bytes, entry.crc)
    entry.size += bytes.length
    yield bytes
  }
}
