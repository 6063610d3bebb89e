import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Schema } from '@/lib/http/openapi/specification'
import { resolvedSchema } from '@/lib/http/openapi/written'
import { proofs } from '../features/proofs'
import { missingId } from '../support/people'
import { send } from '../support/send'
import { mismatches } from './answers'
import { bodyOf, type Documented, documentedOperations } from './operations'
import { inWorld, validValue } from './values'
import { createWorld, likelyRequest, type World } from './world'

const RUNS = 25
const seed = 1

/** Its example names the address of another account. */
const ofAnother: Record<string, number> = { removeAccount: 422 }

const operations = await documentedOperations()
const taking = operations.filter((operation) => bodyOf(operation)).map((each) => [each.id, each] as const)
const filtered = operations
  .filter(({ parameters }) => parameters.some(isFilter))
  .map((each) => [each.id, each] as const)
const refusedByData = Object.assign({}, ...proofs.map((proof) => proof.refusedByData)) as Record<
  string,
  number
>

test.each(taking)('%s takes its example', async (_, operation) => {
  const world = await createWorld(operations)

  const { status } = await send(operation.handler, { as: world.owner, ...likelyRequest(operation, world) })

  const success = Number(Object.keys(operation.described.responses)[0])
  expect(status).toBe(ofAnother[operation.id] ?? refusedByData[operation.id] ?? success)
})

test.each(taking)(
  '%s takes whatever body its document allows, unless a row is missing or in the way',
  async (_, operation) => {
    const { schema } = bodyOf(operation)!
    const allowed = validValue(plain(schema), 'body').filter((body) => mismatches(schema, body).length === 0)
    let world = await createWorld(operations)

    const taken = fc.asyncProperty(allowed, async (body) => {
      let answer = await sent(operation, world, body)
      // A taken body may have closed the workspace to its sender.
      if ([401, 403].includes(answer.status)) world = await createWorld(operations)
      if ([401, 403].includes(answer.status)) answer = await sent(operation, world, body)
      const faults = faultsOf(answer, schema)
      if (faults.length > 0) throw new Error(faults.join(' '))
    })

    await expect(fc.assert(taken, { seed, numRuns: RUNS })).resolves.toBeUndefined()
  },
)

test.each(filtered)('%s takes every value of its filters', async (_, operation) => {
  const world = await createWorld(operations)
  const model = operation.parameters.filter(isFilter).map(({ name, schema }) => {
    const id = fc.constant(world.known.get(name)?.[0] ?? missingId())
    return [name, schema.format === 'uuid' ? id : validValue(plain(schema), name)]
  })
  const rules = { allOf: operation.described['x-query-rules'] ?? [{}] }
  const query = fc
    .record(Object.fromEntries(model) as Record<string, fc.Arbitrary<unknown>>, { requiredKeys: [] })
    .filter((values) => mismatches(rules, values).length === 0)

  const taken = fc.asyncProperty(query, async (values) => {
    const entries = Object.entries(values).map(([name, value]) => [name, String(value)])
    const { status, text } = await send(operation.handler, {
      as: world.owner,
      ...likelyRequest(operation, world),
      query: Object.fromEntries(entries) as Record<string, string>,
    })
    if (status !== 200) throw new Error(`It answers ${status}: ${text}`)
  })

  await expect(fc.assert(taken, { seed, numRuns: RUNS })).resolves.toBeUndefined()
})

test('a refusal that the document does not announce is noticed', () => {
  const schema = { properties: { name: { type: 'string' }, userId: { type: 'string', format: 'uuid' } } }
  const refusing = (path: string) => ({
    status: 422,
    text: '',
    error: { code: 'invalid_request', details: [{ path, message: 'No.' }] },
  })

  expect(faultsOf(refusing('body.name'), schema)).toEqual(['It refuses an allowed body.name: No.'])
  expect(faultsOf(refusing('body.userId'), schema)).toEqual([])
  expect(faultsOf({ status: 500, text: 'Oh.' }, schema)).toEqual(['It answers 500: Oh.'])
})

async function sent(operation: Documented, world: World, body: unknown) {
  return send(operation.handler, {
    as: world.owner,
    ...likelyRequest(operation, world),
    body: inWorld(body, world),
  })
}

type Answer = {
  status: number
  text: string
  error?: { code: string; details?: { path: string; message: string }[] | undefined } | undefined
}

/** A missing row, a conflict with another one, the next quota. */
const otherwise = [404, 409, 429]

function faultsOf({ status, text, error }: Answer, schema: Schema): string[] {
  if (status < 300 || otherwise.includes(status) || error?.code === 'factor_required') return []
  if (status !== 422 || !error?.details) return [`It answers ${status}: ${text}`]
  return error.details
    .filter(({ path }) => !namesRow(path, schema))
    .map(({ path, message }) => `It refuses an allowed ${path}: ${message}`)
}

/** An id or an address is of a row, which the document cannot know. */
function namesRow(path: string, schema: Schema) {
  const field = fieldOf(schema, path.split('.')[1] ?? '')
  const { format } = field?.items ?? field ?? {}
  return format === 'uuid' || format === 'email'
}

function fieldOf(given: Schema, name: string): Schema | undefined {
  const { properties, oneOf = [] } = resolvedSchema(given)
  return properties?.[name] ?? oneOf.map((branch) => fieldOf(branch, name)).find((each) => each)
}

function isFilter({ in: place, name }: { in: string; name: string }) {
  return place === 'query' && name !== 'cursor'
}

/** The shortest and the longest text in place of any, because letters have rules of their own. */
function plain(given: Schema): Schema {
  const schema = resolvedSchema(given)
  const {
    type,
    format,
    pattern,
    enum: known,
    minLength = 1,
    maxLength = 1,
    properties,
    items,
    oneOf,
  } = schema
  if (type === 'string' && !format && !pattern && !known && !('const' in schema)) {
    return { enum: ['x'.repeat(Math.max(minLength, 1)), 'x'.repeat(maxLength)] }
  }
  const fields = Object.entries(properties ?? {}).map(([name, field]) => [name, plain(field)])
  return {
    ...schema,
    ...(properties && { properties: Object.fromEntries(fields) as Record<string, Schema> }),
    ...(items && { items: plain(items) }),
    ...(oneOf && { oneOf: oneOf.map(plain) }),
  }
}
