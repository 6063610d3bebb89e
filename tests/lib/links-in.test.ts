import { expect, test } from 'vitest'
import { linksIn } from '@/app/_ui/links-in'

function addresses(text: string) {
  return linksIn(text).flatMap(({ text: shown, href }) => (href ? [shown] : []))
}

test.each([
  ['See https://example.com/a.', ['https://example.com/a']],
  ['(https://example.com/a?b=1#c)', ['https://example.com/a?b=1#c']],
  [
    'https://en.wikipedia.org/wiki/Plinth_(architecture), and',
    ['https://en.wikipedia.org/wiki/Plinth_(architecture)'],
  ],
  ['“https://example.com/a”…', ['https://example.com/a']],
  ['HTTP://EXAMPLE.COM/A!', ['HTTP://EXAMPLE.COM/A']],
  ['https://one.example\nhttps://two.example/;', ['https://one.example', 'https://two.example/']],
  ['<https://example.com>', ['https://example.com']],
])('in %j the addresses are %j', (text, expected) => {
  expect(addresses(text)).toEqual(expected)
})

test.each([
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'ftp://example.com',
  'mailto:ada@example.com',
  'example.com',
  'xhttps://example.com',
  'https://',
  'https://.',
  'http://[',
])('%j holds no link', (text) => {
  expect(addresses(text)).toEqual([])
})

test('a link leads to http or https alone, and the pieces make up the text again', () => {
  const text = 'javascript:https://example.com/%0aalert(1) then http://user:pass@host.example/x" onclick="y'

  const pieces = linksIn(text)

  expect(pieces.map((piece) => piece.text).join('')).toBe(text)
  const hrefs = pieces.flatMap(({ href }) => href ?? [])
  expect(hrefs.map((href) => new URL(href).protocol)).toEqual(['https:', 'http:'])
})

test('of many brackets an address keeps those that it opens', () => {
  const own = `https://example.com/${'('.repeat(500)}${')'.repeat(500)}`

  expect(addresses(`${own}${')'.repeat(500)}`)).toEqual([own])
})
