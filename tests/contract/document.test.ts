import { expect, test } from 'vitest'
import { z } from 'zod'
import { GET as getDocument } from '@/app/api/v1/openapi.json/route'
import { statusByCode } from '@/lib/errors'
import { documentOf } from '@/lib/http/openapi/document'
import { failuresOf } from '@/lib/http/openapi/failures'
import type { Operation } from '@/lib/http/openapi/operation'
import type { ApiResponse, Content } from '@/lib/http/openapi/specification'
import { document, resolved } from '@/lib/http/openapi/written'
import { loadOperations } from '../../scripts/api-operations.ts'
import { exampleOperations } from '../example/operations.ts'
import { send } from '../support/send'
import { mismatches } from './answers'
import { documentedOperations } from './operations'
import { listFaults } from '../support/list-faults'

const operations = await documentedOperations()

test('every operation that is served is documented, under an id of its own', async () => {
  const served = await loadOperations()

  const ids = operations.map(({ id }) => id)
  const faults = listFaults({
    file: 'docs/openapi.json',
    written: ids,
    wanted: served.map(({ contract }) => contract.id),
    line: () => 'npm run api:document',
  })
  expect(faults).toEqual([])
})

test.each(operations.map((operation) => [operation.id, operation] as const))(
  '%s has examples that its schemas allow, of what it takes and of all that it answers',
  (_, { described, parameters }) => {
    const answers = Object.values(described.responses).map((answer) => resolved<ApiResponse>(answer))
    const contents = [described.requestBody, ...answers].flatMap((part) => jsonIn(part?.content))

    expect(contents.length).toBeGreaterThan(0)
    expect(contents.flatMap(faultsOfExample)).toEqual([])
    const shown = parameters.filter(({ example }) => example !== undefined)
    expect(shown.flatMap(({ schema, example }) => mismatches(schema, example))).toEqual([])
  },
)

test('an example that its schema does not allow is noticed', () => {
  expect(mismatches({ type: 'string', format: 'date' }, 'tomorrow')).not.toEqual([])
  expect(mismatches({ $ref: '#/components/schemas/Workspace' }, { id: 1, surprise: true })).not.toEqual([])
})

test('the answers of an operation follow from its contract', () => {
  const read = failuresOf(operationOf({ id: 'read', summary: 'Read.' }))
  const open = failuresOf({ ...operationOf({ id: 'open', summary: 'Open.' }), open: true })
  const create = failuresOf({
    ...operationOf({
      id: 'create',
      summary: 'Create.',
      permission: 'notes.create',
      params: z.object({ id: z.uuid() }),
      body: z.object({}),
      status: 201,
      errors: ['conflict'],
    }),
    method: 'POST',
    path: '/workspaces/{workspaceId}/probes',
  })
  const token = { id: 'token', summary: 'Make a token.', limit: 'read' } as const
  const mint = failuresOf({ ...operationOf(token), method: 'POST' })
  const change = failuresOf({
    ...operationOf({ id: 'change', summary: 'Change.', ifMatch: 'required' }),
    method: 'PATCH',
  })

  expect(withoutStanding(read)).toEqual(['unauthenticated'])
  expect(withoutStanding(open)).toEqual([])
  expect(withoutStanding(create)).toEqual([
    'malformed',
    'unauthenticated',
    'factor_required',
    'forbidden',
    'not_found',
    'conflict',
    'busy',
    'idempotency_in_progress',
    'precondition_failed',
    'payload_too_large',
    'unsupported_media_type',
    'idempotency_mismatch',
  ])
  expect(withoutStanding(change)).toContain('precondition_required')
  expect(withoutStanding(change)).toContain('busy')
  expect(withoutStanding(mint)).not.toContain('busy')
})

test('a deprecated operation says so, with the headers that its answers have', () => {
  const deprecated = { since: '2026-07-01', sunset: '2027-07-01', link: 'https://example.com/changes' }
  const written = documentOf([operationOf({ id: 'probe', summary: 'Probe.', deprecated })], new Map())

  const operation = written.paths['/probes']!.get!
  expect(operation.deprecated).toBe(true)
  for (const answer of Object.values(operation.responses)) {
    const { headers } = answer as ApiResponse
    expect(Object.keys(headers)).toEqual(expect.arrayContaining(['Deprecation', 'Sunset', 'Link']))
  }
})

test('a free text without an example is refused by its name, so none is forgotten', () => {
  const returns = z.object({ id: z.uuid(), motto: z.string() })

  expect(() => documentOf([operationOf({ id: 'probe', summary: 'Probe.', returns })], new Map())).toThrow(
    '"motto" has no example',
  )
})

test('a refused operation is named with its file, so that one knows where to write', () => {
  const returns = z.object({ motto: z.string() })
  const file = 'app/api/v1/probes/route.ts'

  expect(() =>
    documentOf([{ ...operationOf({ id: 'probe', summary: 'Probe.', returns }), file }], new Map()),
  ).toThrow(`${file}, probe: The field "motto" has no example`)
})

test('the example feature has all that the document asks for, so that a copy of it has too', () => {
  const written = documentOf(exampleOperations, new Map())

  const described = Object.values(written.paths).flatMap((path) => Object.values(path))
  expect(described.length).toBe(exampleOperations.length)
})

test('two schemas of one name are refused', () => {
  const [one, other] = [z.object({ id: z.uuid() }), z.object({ count: z.int() })]
  const names = new Map<z.ZodType, string>([
    [one, 'Probe'],
    [other, 'Probe'],
  ])
  const both = [one, other].map((returns, at) => ({
    ...operationOf({ id: `probe${at}`, summary: 'Probe.', returns }),
    path: `/probes${at}`,
  }))

  expect(() => documentOf(both, names)).toThrow('Two schemas are called Probe')
})

test('the document is served as it is committed, to anyone, and kept by caches until it changes', async () => {
  const { status, headers, text } = await send(getDocument)
  const etag = headers.get('etag')!
  const known = await send(getDocument, { headers: { 'if-none-match': etag } })
  const outdated = await send(getDocument, { headers: { 'if-none-match': '"another"' } })

  expect(status).toBe(200)
  expect(JSON.parse(text)).toEqual(document)
  expect(etag).toMatch(/^"[\w-]{43}"$/)
  expect(headers.get('cache-control')).toMatch(/^public, max-age=\d+$/)
  expect([known.status, known.text, known.headers.get('etag')]).toEqual([304, '', etag])
  expect(outdated.status).toBe(200)
})

function operationOf(contract: Operation['contract']): Operation {
  return { method: 'GET', path: '/probes', contract, open: false }
}

/** A file explains itself. */
function jsonIn(content: Record<string, Content> = {}) {
  return Object.entries(content).flatMap(([type, each]) => (type.endsWith('json') ? [each] : []))
}

function faultsOfExample({ schema, example, examples = {} }: Content) {
  const shown = [example, ...Object.values(examples).map(({ value }) => value)].filter(isGiven)
  return shown.length === 0 ? ['There is no example.'] : shown.flatMap((each) => mismatches(schema, each))
}

function isGiven(example: unknown) {
  return example !== undefined
}

/** Answers that any operation may give are left out. */
function withoutStanding(codes: string[]) {
  const standing = ['not_acceptable', 'invalid_request', 'internal', 'unavailable', 'rate_limited']
  expect(codes).toEqual(expect.arrayContaining(standing.filter((code) => code in statusByCode)))
  return codes.filter((code) => !standing.includes(code))
}
