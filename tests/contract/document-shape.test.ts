import { expect, test } from 'vitest'
import { z } from 'zod'
import { described } from '@/lib/described'
import type { ApiOperation, ApiResponse, Content, Parameter, Schema } from '@/lib/http/openapi/specification'
import { document, resolved } from '@/lib/http/openapi/written'

const operations = Object.values(document.paths).flatMap((path) => Object.values(path))
const { schemas } = document.components
const places = Object.entries(schemas).flatMap(([name, schema]) => placesIn(schema, name))

/** Types that generated classes would hide, in one language or another. */
const taken = [
  'Error',
  'Object',
  'Array',
  'Date',
  'Map',
  'Set',
  'String',
  'Number',
  'Boolean',
  'Symbol',
  'Function',
]

test('every request and every answer has a schema of its own, which a generator names a class after', () => {
  const shown = operations.flatMap(contentsOf)

  expect(shown.length).toBeGreaterThan(100)
  expect(shown.filter(({ schema }) => schema.$ref === undefined)).toEqual([])
})

test('every object within a schema has one too', () => {
  const within = places.filter(({ path, schema }) => path.includes('.') && schema.properties)

  expect(within.map(({ path }) => path)).toEqual([])
  expect(Object.keys(schemas).filter((name) => taken.includes(name))).toEqual([])
})

test('a choice between objects names the field that decides, with a schema for each of its values', () => {
  const choices = places.filter(({ schema }) => (schema.oneOf ?? schema.anyOf ?? []).length > 0)
  const undecided = choices.filter(({ schema }) => branchesOf(schema).length > 1 && !schema.discriminator)

  expect(undecided.map(({ path }) => path)).toEqual([])
})

test('every whole number says its size', () => {
  const numbers = places.filter(({ schema }) => [schema.type].flat().includes('integer'))

  expect(numbers.length).toBeGreaterThan(5)
  expect(numbers.filter(({ schema }) => !/^int(32|64)$/.test(schema.format ?? ''))).toEqual([])
})

test('a field of a request that may be missing has no default, which generators take for a field that is always there', () => {
  const bodies = operations.flatMap(({ requestBody }) => Object.values(requestBody?.content ?? {}))
  const names = new Set(bodies.map(({ schema }) => schema.$ref!.split('/').at(-1)!))

  const withDefaults = places.filter(
    ({ path, schema }) => names.has(path.split('.')[0]!) && schema.default !== undefined,
  )
  expect(names.size).toBeGreaterThan(3)
  expect(withDefaults.map(({ path }) => path)).toEqual([])
})

test('a parameter of several operations is written once', () => {
  const inline = operations.flatMap(({ parameters }) => parameters.filter((each) => 'name' in each))
  const counts = Map.groupBy(inline, (parameter) => JSON.stringify(parameter))

  const repeated = [...counts.values()].filter(({ length }) => length > 1).map(([one]) => one!.name)
  // A name is one component, so the second parameter of a name stays where it is.
  expect(repeated.filter((name) => name !== 'cursor')).toEqual([])
})

test('a field without rules has no list of them, and a single rule stands in the field itself', () => {
  const [one, other] = [{ contains: { const: 'read' } }, { contains: { const: 'write' } }]
  const withRules = [[], [one], [one, other]].map((allOf) => {
    const object = z.object({ scopes: z.array(z.string()) })
    return z.toJSONSchema(described(object, { scopes: { description: 'The scopes.', allOf } }))
  })

  const scopes = withRules.map(({ properties }) => properties!.scopes)
  const shown = { description: 'The scopes.', type: 'array', items: { type: 'string' } }
  expect(scopes).toEqual([shown, { ...shown, ...one }, { ...shown, allOf: [one, other] }])
})

test('the same codes of failures are one answer, whatever operations have them', () => {
  const sets = Object.values(document.components.responses).map((answer) => answer['x-error-codes'] ?? [])
  const names = sets.map((codes) => codes.toSorted().join(' '))

  expect(names.length).toBeGreaterThan(10)
  expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([])
})

test('every operation, parameter, field, header and event says in words what it is', () => {
  const parameters = [
    ...Object.values(document.components.parameters),
    ...operations.flatMap((operation) => operation.parameters.map((each) => resolved<Parameter>(each))),
  ]
  const fields = places.filter(({ path, schema }) => /\.[^.]+$/.test(path) && schema.$ref === undefined)
  const things = [
    ...operations.map(({ operationId: name, description }) => ({ name, description })),
    ...parameters.map(({ name, description }) => ({ name, description })),
    ...fields.map(({ path: name, schema: { description } }) => ({ name, description })),
    ...Object.entries(document.components.headers).map(([name, { description }]) => ({ name, description })),
    ...document.tags,
  ]

  const silent = things.filter(({ description }) => !/^\S.{3,}(\.|\/\S+)$/s.test(description ?? ''))
  expect(things.length).toBeGreaterThan(300)
  expect(silent.map(({ name }) => name)).toEqual([])
})

test('every text, list and number of an answer has a limit', () => {
  // A failure says for people what is wrong, so the length of its words is open.
  const data = places.filter(({ path }) => !/^(Failure|Problem)/.test(path))
  const limitless = data.filter(({ schema }) => isLimitless(schema))

  expect(limitless.map(({ path }) => path)).toEqual([])
})

test('an answer has the limits of the request that wrote it', () => {
  const pairs = Object.keys(schemas).flatMap((name) => {
    const written = /^(?:Create|Change|Write)([A-Z]\w+)$/.exec(name)?.[1]
    return written && schemas[written] ? [{ name, request: schemas[name]!, answer: schemas[written] }] : []
  })
  const different = pairs.flatMap(({ request, answer, name }) =>
    Object.entries(request.properties ?? {})
      .filter(([field, { maxLength }]) => (answer.properties?.[field]?.maxLength ?? maxLength) !== maxLength)
      .map(([field]) => `${name}.${field}`),
  )

  expect(pairs.length).toBeGreaterThan(3)
  expect(different).toEqual([])
})

function isLimitless({
  type,
  format,
  enum: values,
  pattern,
  maxLength,
  maxItems,
  minimum,
  ...schema
}: Schema) {
  const [kind] = [type].flat()
  if (kind === 'string')
    return [format, values, pattern, maxLength].every((each) => each === undefined) && !('const' in schema)
  if (kind === 'array') return maxItems === undefined
  return kind === 'integer' && (minimum === undefined || schema.maximum === undefined)
}

function contentsOf({ requestBody, responses }: ApiOperation): Content[] {
  const answers = Object.values(responses).map((answer) => resolved<ApiResponse>(answer))
  return [requestBody, ...answers].flatMap((part) =>
    Object.entries(part?.content ?? {}).flatMap(([type, content]) =>
      type.endsWith('json') ? [content] : [],
    ),
  )
}

function branchesOf({ oneOf, anyOf }: Schema) {
  return (oneOf ?? anyOf ?? []).filter(({ $ref }) => $ref)
}

/** Every schema of the document, with its path from the component that it is part of. */
function placesIn(schema: Schema, path: string): { path: string; schema: Schema }[] {
  const { properties = {}, items, additionalProperties, oneOf = [], anyOf = [] } = schema
  return [
    { path, schema },
    ...Object.entries(properties).flatMap(([name, field]) => placesIn(field, `${path}.${name}`)),
    ...[items, additionalProperties, ...oneOf, ...anyOf].flatMap((part) =>
      typeof part === 'object' ? placesIn(part, `${path}.`) : [],
    ),
  ]
}
