import { expect, test } from 'vitest'
import { ownPath } from '@/lib/auth/own-path'

const own = 'https://own.example'

test.each([
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '\\/evil.example',
  'https://evil.example',
  'https:evil.example',
  'https:/evil.example',
  'HTTPS://evil.example/workspaces',
  '@evil.example',
  '//own.example@evil.example',
  '/%2F/evil.example',
  '/%5Cevil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '\t//evil.example',
  ' //evil.example',
  '/..//evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  '/%2e%2e//evil.example',
  '/..\\\\evil.example',
  'javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,x',
  '/workspaces\r\nLocation: https://evil.example',
  '//[::1]/',
  '/\u0000/evil.example',
  '／／evil.example',
  '',
  `/${'a'.repeat(100_000)}`,
])('%j leads to a page of ours', (hostile) => {
  const path = ownPath(hostile)

  expect(new URL(path, own).origin).toBe(own)
  expect(new URL(decodeURI(path), own).origin).toBe(own)
  // A header carries it, and an URL parser would hide what a header does not.
  expect(path).toMatch(/^\/[^/\\\s]*/)
  expect(path).not.toMatch(/[\s\\]/)
  expect(path.length).toBeLessThan(2_000)
})

test.each([[undefined], [null], [['/w/1', '//evil.example']], [{ toString: () => '/w/1' }], [42]])(
  '%j, which is no text, leads to the workspaces',
  (value) => {
    expect(ownPath(value)).toBe('/workspaces')
  },
)

test('a page of ours keeps its query and its fragment', () => {
  expect(ownPath('/w/1/notes/2?after=3&q=a%20b#first')).toBe('/w/1/notes/2?after=3&q=a%20b#first')
})
