import fc from 'fast-check'
import type { Parameter } from '@/lib/http/openapi/specification'
import { tokenFor } from '../support/people'
import { bodyOf, type Documented } from './operations'
import { hostileText, hostileValue, inWorld, nearlyValidValue, validValue } from './values'
import type { World } from './world'

const callers = ['owner', 'viewer', 'stranger', 'key', 'nobody', 'broken'] as const

/** A request before it is sent: what fast-check makes, shrinks and prints. */
export type Plan = {
  caller: (typeof callers)[number]
  params: Record<string, unknown>
  query: [name: string, value: unknown][]
  headers: [name: string, value: string][]
  body: { json: unknown; isValid?: true } | { raw: string } | undefined
}

export function planFor(operation: Documented): fc.Arbitrary<Plan> {
  const at = (place: Parameter['in']) => operation.parameters.filter((parameter) => parameter.in === place)
  return fc.record({
    caller: mostly(fc.constant('owner'), fc.constantFrom(...callers)),
    params: fc.record(
      Object.fromEntries(at('path').map((parameter) => [parameter.name, pathValue(parameter)])),
    ),
    query: queryFor(at('query')),
    headers: headersFor(at('header'), operation.method),
    body: bodyFor(operation),
  })
}

/** The plan as a Request of this world, with the parameters as the framework hands them over. */
export async function requestOf({ method, path }: Documented, plan: Plan, world: World) {
  const known = inWorld(plan.params, world) as Record<string, unknown>
  const params = Object.fromEntries(Object.entries(known).map(([name, value]) => [name, segmentOf(value)]))
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const query = (inWorld(plan.query, world) as [string, unknown][]).map(([name, value]) => [
    name,
    String(value),
  ])

  const url = `http://localhost:3000/api/v1${filled}${query.length > 0 ? `?${new URLSearchParams(query)}` : ''}`
  const credentials = await credentialsOf(plan.caller, world)
  const headers = new Headers([...credentials, ...plan.headers.filter(isSendable)])
  return { request: new Request(url, { method, headers, body: textOf(plan.body, world) }), params }
}

function mostly<Value>(usual: fc.Arbitrary<Value>, odd: fc.Arbitrary<Value>, weight = 3) {
  return fc.oneof({ weight, arbitrary: usual }, { weight: 1, arbitrary: odd })
}

function pathValue({ name, schema }: Parameter) {
  return mostly(
    validValue(schema, name),
    fc.oneof(validValue({ type: 'string', format: 'uuid' }, 'any'), hostileText),
    12,
  )
}

function queryFor(parameters: Parameter[]): fc.Arbitrary<Plan['query']> {
  const strange = fc.tuple(
    fc.oneof(fc.constantFrom('limit', 'cursor', 'sort', 'unknown', ''), hostileText),
    hostileText,
  )
  if (parameters.length === 0) return mostly(fc.constant([]), fc.array(strange, { maxLength: 2 }), 9)

  const one = fc.constantFrom(...parameters).chain(({ name, schema }) => {
    const value = name === 'cursor' ? cursor : mostly(validValue(schema, name), hostileText, 6)
    return fc.tuple(fc.constant(name), value)
  })
  // A repeated name is refused, so most have different ones.
  const different = fc.uniqueArray(one, { maxLength: 3, selector: ([name]) => name })
  return mostly(different, fc.array(fc.oneof(one, strange), { maxLength: 4 }), 6)
}

/** Cursors that look like ours: of 16 bytes, or of a mark and a place. */
const cursor = fc.oneof(
  fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => Buffer.from(bytes).toString('base64url')),
  fc.string({ maxLength: 80, unit: 'binary' }).map((text) => Buffer.from(text).toString('base64url')),
  hostileText,
)

function headersFor(parameters: Parameter[], method: string): fc.Arbitrary<Plan['headers']> {
  const documented = parameters.map((parameter) => {
    const value = mostly(fc.constantFrom(...(likely[parameter.name.toLowerCase()] ?? [''])), hostileText, 9)
    const given = fc.tuple(fc.constant(parameter.name), value)
    return mostly(given, fc.constant(undefined), parameter.required ? 20 : 1)
  })
  const others = fc
    .constantFrom(...Object.entries(likely))
    .chain(([name, values]) =>
      fc.tuple(fc.constant(name), mostly(fc.constantFrom(...values), hostileText, 2)),
    )
  const type = mostly(fc.constant('application/json'), fc.oneof(fc.constantFrom(...types), hostileText), 19)

  return fc
    .tuple(fc.tuple(...documented), mostly(fc.constant(undefined), others, 5), type)
    .map(([given, other, contentType]) => [
      ...[...given, other].filter((header) => header !== undefined),
      ...(method === 'GET' ? [] : [['content-type', contentType] as [string, string]]),
    ])
}

const tags = ['*', '"1"', '"2"', 'W/"1"', '"1-AAAAAAAAAAAAAAAA"', '"99999999999"', '']

/** Headers that an API listens to, or that others do. */
const likely: Record<string, string[]> = {
  accept: ['application/problem+json', 'text/html', '*/*;q=0', 'application/*', 'a/b;q=x,,'],
  'idempotency-key': ['once', 'once', 'again', 'x'.repeat(256), '', 'two words'],
  'if-match': ['*', '*', '*', ...tags],
  'if-none-match': tags,
  'x-request-id': ['from-the-fuzzer-1', 'short'],
  'x-http-method-override': ['DELETE'],
  origin: ['https://elsewhere.example', 'null'],
  cookie: ['sb-127-auth-token=base64-bm9uc2Vuc2U', 'sb-127-auth-token.0=%', 'sb-x=a; sb-x=b'],
  'content-encoding': ['gzip', 'identity', 'br, identity'],
  range: ['bytes=0-1'],
  'x-forwarded-for': ['203.0.113.7, 10.0.0.1', 'not an address'],
  authorization: ['Basic YTpi', 'Bearer a.b.c', 'Bearer', ''],
}

const types = [
  'text/plain',
  'multipart/form-data',
  'application/json; charset=utf-16',
  'APPLICATION/JSON',
  'application/xml',
]

function bodyFor(operation: Documented): fc.Arbitrary<Plan['body']> {
  const body = bodyOf(operation)
  const raw = fc.constantFrom(
    '',
    '{',
    'null',
    '[]',
    '"text"',
    '{"a":1}}',
    '[['.repeat(2_000),
    `"${'x'.repeat(100_001)}"`,
  )
  if (!body) {
    return operation.method === 'GET'
      ? fc.constant(undefined)
      : mostly(fc.constant(undefined), raw.map(asRaw), 9)
  }
  return fc.oneof(
    {
      weight: 6,
      arbitrary: validValue(body.schema, 'body').map((json) => ({ json, isValid: true as const })),
    },
    { weight: 4, arbitrary: nearlyValidValue(body.schema).map(asJson) },
    { weight: 1, arbitrary: hostileValue.map(asJson) },
    { weight: 1, arbitrary: raw.map(asRaw) },
  )
}

const asJson = (json: unknown) => ({ json })
const asRaw = (raw: string) => ({ raw })

function textOf(body: Plan['body'], world: World) {
  if (!body) return null
  return 'raw' in body ? body.raw : (JSON.stringify(inWorld(body.json, world)) ?? '')
}

// A URL has no lone surrogates, and an empty segment is another route.
function segmentOf(value: unknown) {
  return String(value).toWellFormed() || '0'
}

function isSendable([name, value]: [string, string]) {
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(value) && name !== ''
}

async function credentialsOf(caller: Plan['caller'], world: World): Promise<[string, string][]> {
  if (caller === 'nobody') return []
  if (caller === 'broken') return [['authorization', 'Bearer plinth_notakey']]
  const secret = caller === 'key' ? world.key.secret : await tokenFor(world[caller])
  return [['authorization', `Bearer ${secret}`]]
}
