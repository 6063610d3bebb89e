import { beforeEach, expect, test, vi } from 'vitest'
import { POST } from '@/app/api/csp-reports/route'
import { log } from '@/lib/observability/log'

/** Mocks end with their test. */
let warn = vi.spyOn(log, 'warn')

let made = 0
const newSite = () => `https://blocked-${(made += 1)}.example`
let time = 0
const inSomeMinutes = (minutes: number) =>
  vi.spyOn(performance, 'now').mockReturnValue((time += minutes * 60_000))

// Every test begins in an hour of its own.
beforeEach(() => {
  inSomeMinutes(61)
  warn = vi.spyOn(log, 'warn').mockImplementation(() => {})
})

async function report(body: unknown, type = 'application/reports+json') {
  const request = new Request('http://localhost:3000/api/csp-reports', {
    method: 'POST',
    headers: { 'content-type': type },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return (await POST(request, { params: Promise.resolve({}) })).status
}

const violation = (blockedURL: string, more = {}) => ({
  type: 'csp-violation',
  age: 1,
  url: 'http://localhost:3000/',
  user_agent: 'a browser',
  body: {
    documentURL: 'http://localhost:3000/invitations/inv_secret?token_hash=secret',
    effectiveDirective: 'script-src-elem',
    blockedURL,
    disposition: 'enforce',
    ...more,
  },
})
const legacy = (blocked: string) => ({
  'csp-report': {
    'document-uri': 'http://localhost:3000/w/1/members',
    'violated-directive': 'script-src-elem',
    'blocked-uri': blocked,
    'source-file': `${blocked}/x.js`,
  },
})
const lines = () => warn.mock.calls as unknown[][]

test('both forms of a report are one line, which names neither the page’s secret nor a whole address', async () => {
  const [one, other] = [newSite(), newSite()]

  const statuses = [
    await report([violation(`${one}/x.js?secret`)]),
    await report(legacy(other), 'application/csp-report'),
  ]

  expect(statuses).toEqual([204, 204])
  expect(lines()).toEqual([
    [
      { directive: 'script-src-elem', page: '/invitations', blocked: one, source: '', leftOut: 0 },
      'a page broke its content security policy',
    ],
    [
      { directive: 'script-src-elem', page: '/w', blocked: other, source: other, leftOut: 0 },
      'a page broke its content security policy',
    ],
  ])
})

test('the same violation is one line an hour, and the next line says how many were left out', async () => {
  const [site, another] = [newSite(), newSite()]

  for (let n = 0; n < 5; n += 1) await report([violation(site)])
  await report([violation(another)])
  inSomeMinutes(61)
  await report([violation(site)])

  expect(lines().map(([line]) => line)).toMatchObject([
    { blocked: site, leftOut: 0 },
    { blocked: another, leftOut: 4 },
    { blocked: site, leftOut: 0 },
  ])
})

test('a flood of different violations is twenty lines a minute', async () => {
  for (let n = 0; n < 3; n += 1) await report(Array.from({ length: 50 }, () => violation(newSite())))
  expect(lines()).toHaveLength(20)

  inSomeMinutes(2)
  await report([violation(newSite())])

  expect(lines()).toHaveLength(21)
})

test.each([
  ['chrome-extension', { sourceFile: 'chrome-extension' }],
  ['inline', { sourceFile: 'moz-extension://1234/content.js' }],
  ['safari-web-extension://1234/a.js', {}],
])('a browser’s extension is no fault of a page: %s', async (blocked, more) => {
  expect(await report([violation(blocked, more)])).toBe(204)
  expect(lines()).toEqual([])
})

test('reports of other types are accepted and left out', async () => {
  expect(await report([{ type: 'deprecation', body: { id: 'x' } }])).toBe(204)
  expect(lines()).toEqual([])
})

test.each([
  ['another media type', '{}', 'application/json', 415],
  ['no JSON', '{', 'application/csp-report', 400],
  ['a report without its fields', { 'csp-report': {} }, 'application/csp-report', 422],
  ['no list', {}, 'application/reports+json', 422],
  ['a violation without its fields', [{ type: 'csp-violation', body: {} }], 'application/reports+json', 422],
  ['more reports than a browser sends', Array(51).fill(violation('inline')), 'application/reports+json', 422],
  ['a body past its limit', 'x'.repeat(20_001), 'application/csp-report', 413],
])('%s is refused by its name, and logs nothing', async (_, body, type, status) => {
  expect(await report(body, type)).toBe(status)
  expect(lines()).toEqual([])
})
