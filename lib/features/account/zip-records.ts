/** What an archive says of one of its entries. */
export type Packed = {
  /** In UTF-8. */
  name: Buffer
  modifiedAt: Date
  /** Where its header stands in the archive. */
  offset: number
  crc: number
  size: number
  packedSize: number
}

/** A field that is full sends the reader to its longer one of ZIP64. */
const FULL_16 = 0xffff
const FULL_32 = 0xffffffff
const VERSION_DEFLATE = 20
const VERSION_ZIP64 = 45
/** Names and rights as on Unix; as those of MS-DOS some programs would take the names for one of its code pages. */
const MADE_ON_UNIX = 0x0300
const RIGHTS = 0o100644 * 0x10000
/** The sizes follow the data, and the name is UTF-8. */
const FLAGS = 0x0808
const DEFLATED = 8

/** What stands before an entry, when nothing is known of its size. https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT */
export function headerOf(entry: Packed): Buffer {
  return Buffer.concat([
    u32(0x04034b50),
    u16(VERSION_DEFLATE),
    ...describe({ ...entry, crc: 0, size: 0, packedSize: 0 }),
    u16(0),
    entry.name,
  ])
}

/** What stands behind an entry. Throws for one of 4 GiB: the archive breaks off there, rather than say something else of it. */
export function descriptorOf({ crc, size, packedSize }: Packed): Buffer {
  if (Math.max(size, packedSize) >= FULL_32) throw new Error('An entry of an archive must be below 4 GiB.')
  return Buffer.concat([u32(0x08074b50), u32(crc), u32(packedSize), u32(size)])
}

/** What the directory at the end says of an entry. */
export function directoryRecordOf(entry: Packed): Buffer {
  const far = entry.offset >= FULL_32 ? [u16(0x0001), u16(8), u64(entry.offset)] : []
  const version = far.length > 0 ? VERSION_ZIP64 : VERSION_DEFLATE
  const [farLength, comment, disk, attributes] = [u16(far.length > 0 ? 12 : 0), u16(0), u16(0), u16(0)]
  return Buffer.concat([
    u32(0x02014b50),
    u16(MADE_ON_UNIX | version),
    u16(version),
    ...describe(entry),
    farLength,
    comment,
    disk,
    attributes,
    u32(RIGHTS),
    u32(Math.min(entry.offset, FULL_32)),
    entry.name,
    ...far,
  ])
}

/** What closes an archive whose directory has so many entries and bytes and begins at `offset`. */
export function endOf(count: number, size: number, offset: number): Buffer {
  const entries = u16(Math.min(count, FULL_16))
  const [disk, comment] = [u16(0), u16(0)]
  const end = [
    u32(0x06054b50),
    disk,
    disk,
    entries,
    entries,
    u32(Math.min(size, FULL_32)),
    u32(Math.min(offset, FULL_32)),
    comment,
  ]
  const fits = count < FULL_16 && size < FULL_32 && offset < FULL_32
  return Buffer.concat(fits ? end : [...zip64EndOf(count, size, offset), ...end])
}

function zip64EndOf(count: number, size: number, offset: number) {
  const [entries, version, disk, disks] = [u64(count), u16(VERSION_ZIP64), u32(0), u32(1)]
  const record = [
    u32(0x06064b50),
    u64(44),
    version,
    version,
    disk,
    disk,
    entries,
    entries,
    u64(size),
    u64(offset),
  ]
  const locator = [u32(0x07064b50), disk, u64(offset + size), disks]
  return [...record, ...locator]
}

/** What header and directory say alike. The moment is as MS-DOS wrote it, to two seconds. */
function describe({ name, modifiedAt: at, crc, size, packedSize }: Packed): Buffer[] {
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1)
  const date = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate()
  return [
    u16(FLAGS),
    u16(DEFLATED),
    u16(time),
    u16(date),
    u32(crc),
    u32(packedSize),
    u32(size),
    u16(name.length),
  ]
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(BigInt(value))
  return bytes
}
