import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { archive, type Entry } from '@/lib/features/account/archive'

const GIB = 2 ** 30
const block = Buffer.alloc(2 ** 20, 'x')

async function* entries(): AsyncGenerator<Entry> {
  for (const name of ['one', 'two', 'three']) {
    yield { name, content: Array.from({ length: 1_500 }, () => block), compressed: true }
  }
  yield { name: 'behind', content: ['It is there.'] }
}

test('an entry behind 4 GiB is found, by the fields of ZIP64', { timeout: 300_000 }, async () => {
  let [length, header, tail] = [0, 0, Buffer.alloc(0)]

  for await (const part of archive(entries(), new Date())) {
    const bytes = Buffer.from(part)
    if (bytes.length < 100 && bytes.readUInt32LE() === 0x04034b50) header = length
    length += bytes.length
    tail = Buffer.concat([tail, bytes]).subarray(-1_000)
  }

  const inTail = (signature: number) => tail.lastIndexOf(Buffer.from(new Uint32Array([signature]).buffer))
  const [record, end, locator] = [inTail(0x02014b50), inTail(0x06064b50), inTail(0x07064b50)]
  expect(header).toBeGreaterThan(4 * GIB)
  expect(tail.readUInt32LE(record + 42)).toBe(0xffffffff)
  expect(Number(tail.readBigUInt64LE(record + 46 + 'behind'.length + 4))).toBe(header)
  expect(Number(tail.readBigUInt64LE(end + 32))).toBe(4)
  expect(Number(tail.readBigUInt64LE(locator + 8))).toBe(length - tail.length + end)
})

test('more entries than a zip without ZIP64 can have are all there', async () => {
  const many = async function* () {
    for (let n = 0; n < 66_000; n += 1) yield { name: `${n}`, content: [] }
  }

  const files = unzipSync(new Uint8Array(Buffer.concat(await Array.fromAsync(archive(many(), new Date())))))

  expect(Object.keys(files)).toHaveLength(66_000)
})

test('an entry of 4 GiB breaks the archive off', { timeout: 300_000 }, async () => {
  const content = Array.from({ length: 4_097 }, () => block)
  const drain = async () => {
    for await (const _ of archive(each({ name: 'large', content }), new Date()));
  }

  await expect(drain()).rejects.toThrow('below 4 GiB')
})

async function* each(entry: Entry) {
  yield entry
}
