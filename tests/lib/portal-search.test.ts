import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { groups } from '@/app/(site)/docs/api/groups'
import { guides } from '@/app/(site)/docs/api/guides'
import { portalPages } from '@/app/(site)/docs/api/portal-pages'
import { schemaAnchor, schemasOf } from '@/app/(site)/docs/api/schema-place'
import { operationPath } from '@/app/(site)/docs/api/operation-path'
import { FOUND_MAX, search } from '@/app/(site)/docs/api/search-index'
import { KEPT_HOURS } from '@/lib/http/idempotency'
import { apiChanges } from '@/lib/http/openapi/changes'
import { document } from '@/lib/http/openapi/written'

test.each([
  ['createWorkspace', 'Operation', '/docs/api/resources/workspaces#createWorkspace'],
  ['invitations.create', 'Operation', '/docs/api/resources/invitations#createInvitation'],
  ['precondition_failed', 'Error code', '/docs/api/errors#precondition_failed'],
  ['If-None-Match', 'Guide', '/docs/api/conditional-requests'],
  ['requiresFactor', 'Field', '/docs/api/resources/workspaces#schema-Workspace'],
  ['EMAIL invite', 'Operation', '/docs/api/resources/invitations#createInvitation'],
])('a search for %s finds the %s', (query, kind, href) => {
  expect(search(query)).toContainEqual(expect.objectContaining({ kind, href }))
})

test('a search finds nothing for no words and for words that nothing has, and one more than is shown, to tell of the others', () => {
  expect(search('  ')).toEqual([])
  expect(search('xyzzy')).toEqual([])
  expect(search('e')).toHaveLength(FOUND_MAX + 1)
  expect(search(`workspace ${'x'.repeat(1_000_000)}`)).toEqual([])
})

test('every operation is on one page, and every schema of an answer has a place', () => {
  const ids = groups.flatMap(({ operations }) => operations.map(({ operation }) => operation.operationId))
  const placed = groups.flatMap(({ slug }) => schemasOf(slug))

  expect(new Set(ids).size).toBe(ids.length)
  expect(ids).toHaveLength(Object.values(document.paths).flatMap((methods) => Object.keys(methods)).length)
  expect(new Set(placed).size).toBe(placed.length)
  expect(placed).toContain('Workspace')
  expect(schemaAnchor('Workspace')).toBe('/docs/api/resources/workspaces#schema-Workspace')
})

test('each page has its own address, and no guide hides a page', () => {
  const paths = portalPages.map(({ path }) => path)

  expect(new Set(paths).size).toBe(paths.length)
  expect(guides.map(({ slug }) => slug)).not.toContain('search')
  expect(guides.map(({ slug }) => slug)).not.toContain('resources')
})

test('the changelog has the newest first, and its operations have a place', () => {
  const days = apiChanges.map(({ on }) => on)
  const named = apiChanges.flatMap(({ operations = [] }) => operations)

  expect(days).toEqual(days.toSorted().toReversed())
  expect(days.filter((day) => !/^\d{4}-\d{2}-\d{2}$/.test(day))).toEqual([])
  expect(named.length).toBeGreaterThan(0)
  expect(named.map(operationPath).filter((path) => !path.startsWith('/docs/api/resources/'))).toEqual([])
  expect(() => operationPath('getNothing')).toThrow('no operation getNothing')
})

test('the guide names the time for which an answer is kept', () => {
  const schema = readFileSync('supabase/schemas/42_idempotency.sql', 'utf8')

  expect(schema).toMatch(new RegExp(`expires_at .*interval '${KEPT_HOURS} hours'`))
})
