import { globSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checks } from '../../scripts/deploy/checks.ts'
import { documentFile, pageOf } from '../../scripts/deploy/document.ts'

const official = ['supabase.com', 'vercel.com', 'nextjs.org', 'www.postgresql.org', 'timgit.github.io']

test('every check has an id of its own, under its topic', () => {
  const ids = checks.map(({ id }) => id)

  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) expect(id).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/)
})

test('a topic is one file of checks', () => {
  const files = readdirSync('scripts/deploy/checks').map((name) =>
    readFileSync(`scripts/deploy/checks/${name}`, 'utf8'),
  )

  for (const { id } of checks) expect(files.filter((text) => text.includes(`id: '${id}'`))).toHaveLength(1)
})

test.each(checks)('$id says what, why and how to mend it, and links to an official page', (check) => {
  for (const text of [check.title, check.why, check.mend]) expect(text).toMatch(/^\S.{15,}[.;?]$/s)
  const { protocol, hostname } = new URL(check.link)
  expect([protocol, official.includes(hostname)]).toEqual(['https:', true])
})

test('the page of the documentation lists every check as it is', () => {
  expect(readFileSync(documentFile, 'utf8')).toBe(pageOf(checks))
})

test.each(['README.md', ...globSync('docs/**/*.md')])('%s claims as many checks as there are', (page) => {
  const claimed = [...readFileSync(page, 'utf8').matchAll(/(\d+) checks/g)].map(([, count]) => Number(count))

  expect(claimed.filter((count) => count !== checks.length)).toEqual([])
})
