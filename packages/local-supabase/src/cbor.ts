// The few kinds of CBOR that an authenticator writes. https://www.rfc-editor.org/rfc/rfc8949#section-3
const UNSIGNED = 0
const NEGATIVE = 1
const BYTES = 2
const TEXT = 3
const MAP = 5

type Item = number | Buffer

export function bytes(content: Buffer): Buffer {
  return Buffer.concat([head(BYTES, content.length), content])
}

export function text(content: string): Buffer {
  return Buffer.concat([head(TEXT, Buffer.byteLength(content)), Buffer.from(content)])
}

/** A map of whole numbers, and of items that are written already. */
export function cborMap(entries: [key: Item, value: Item][]): Buffer {
  return Buffer.concat([head(MAP, entries.length), ...entries.flat().map(written)])
}

function written(item: Item): Buffer {
  if (typeof item !== 'number') return item
  return item < 0 ? head(NEGATIVE, -1 - item) : head(UNSIGNED, item)
}

function head(kind: number, count: number): Buffer {
  const first = kind << 5
  if (count < 24) return Buffer.from([first | count])
  if (count < 256) return Buffer.from([first | 24, count])
  return Buffer.from([first | 25, count >> 8, count & 255])
}
