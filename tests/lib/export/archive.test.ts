import { randomBytes } from 'node:crypto'

import { expect, test } from 'vitest'
import { archive, type Entry } from '@/lib/features/export/archive'
import { unzip } from '../../support/unzip'

const at = new Date('2026-11-22T12:34:56Z')

async function* each(entries: Iterable<Entry>) {
  yield* entries
}

async function bytesOf(entries: Iterable<Entry>) {
  return new Uint8Array(Buffer.concat(await Array.fromAsync(archive(each(entries), at))))
}

test('what went in comes out, text and bytes, in parts or empty, under names in any script', async () => {
  const picture = randomBytes(300_000)

  const files = await unzip(
    await bytesOf([
      { name: 'a.txt', content: ['Grüße ', 'aus 日本'] },
      { name: '日本/🚀.png', content: [picture.subarray(0, 7), picture.subarray(7)], compressed: true },
      { name: 'empty', content: [] },
    ]),
  )

  expect(Object.keys(files)).toEqual(['a.txt', '日本/🚀.png', 'empty'])
  expect(Buffer.from(files['a.txt']!).toString()).toBe('Grüße aus 日本')
  expect(Buffer.compare(files['日本/🚀.png']!, picture)).toBe(0)
  expect(files['empty']).toHaveLength(0)
})

test('text becomes smaller, and what is compressed already hardly larger', async () => {
  const content = ['word '.repeat(20_000)]

  const [text, stored] = [
    await bytesOf([{ name: 'a', content }]),
    await bytesOf([{ name: 'a', content, compressed: true }]),
  ]

  expect(text.length).toBeLessThan(2_000)
  expect(stored.length).toBeGreaterThan(100_000)
  expect(stored.length).toBeLessThan(101_000)
})

test('an entry that is not whole is not in the archive, and those behind it are', async () => {
  const files = await unzip(
    await bytesOf([
      { name: 'half', content: ['ha'], whole: () => false },
      { name: 'whole', content: ['whole'], whole: () => true },
    ]),
  )

  expect(Object.keys(files)).toEqual(['whole'])
})

test('a content that fails breaks the archive off, with its own error', async () => {
  const failing = async function* () {
    yield 'a'
    throw new Error('It failed.')
  }

  await expect(bytesOf([{ name: 'a', content: failing() }])).rejects.toThrow('It failed.')
})

test('who leaves amid an entry ends its content', async () => {
  let ended = false
  const endless = async function* () {
    try {
      for (;;) yield randomBytes(100_000)
    } finally {
      ended = true
    }
  }

  for await (const part of archive(each([{ name: 'a', content: endless() }]), at)) {
    if (part.length > 1_000) break
  }

  await expect.poll(() => ended).toBe(true)
})
