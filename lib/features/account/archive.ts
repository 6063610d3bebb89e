import { Zip, ZipDeflate } from 'fflate'

/** A file of the archive; its text comes in parts. */
export type Entry = { name: string; content: AsyncIterable<string> | Iterable<string> }

/** Smaller files take longer: this is zlib's own middle, and its default. */
const COMPRESSION_LEVEL = 6

/** A zip archive, made while its entries are read: it holds one part at a time. */
export async function* archive(entries: AsyncIterable<Entry>, modifiedAt: Date): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    ready.push(chunk)
  })
  const encoder = new TextEncoder()

  for await (const { name, content } of entries) {
    const file = new ZipDeflate(name, { level: COMPRESSION_LEVEL })
    file.mtime = modifiedAt
    zip.add(file)
    for await (const text of content) {
      file.push(encoder.encode(text))
      yield* ready.splice(0)
    }
    file.push(new Uint8Array(), true)
    yield* ready.splice(0)
  }
  zip.end()
  yield* ready.splice(0)
}
