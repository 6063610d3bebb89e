import fc from 'fast-check'
import type { Schema } from '@/lib/http/openapi/specification'
import { resolvedSchema } from '@/lib/http/openapi/written'
import { asName, isDrawn, isPlainName } from '@/lib/text/characters'
import type { World } from './world'

/** Stands for an id of the world, which has another one at every run. */
export class KnownId {
  readonly name: string
  readonly index: number
  constructor(name: string, index: number) {
    this.name = name
    this.index = index
  }
}

/** A value with the ids of this world. A name that it does not know gets any id that it has, so one of another kind. */
export function inWorld(value: unknown, { known }: World): unknown {
  if (value instanceof KnownId) {
    const ids = known.get(value.name) ?? [...known.values()].flat()
    return ids[value.index % ids.length]
  }
  if (Array.isArray(value)) return value.map((item) => inWorld(item, { known } as World))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [name, inWorld(field, { known } as World)]),
  )
}

/** A value that the schema allows. `name` is that of the field, by which it gets its ids. */
export function validValue(given: Schema, name: string): fc.Arbitrary<unknown> {
  const schema = resolvedSchema(given)
  const branches = schema.anyOf ?? schema.oneOf
  if (branches) return fc.oneof(...branches.map((branch) => validValue(branch, name)))
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)

  const [type, alternative] = [schema.type].flat()
  if (alternative) {
    return fc.oneof(validValue({ ...schema, type }, name), validValue({ type: alternative }, name))
  }
  switch (type) {
    case 'string':
      return validText(schema, name)
    case 'integer':
      return fc.integer({ min: schema.minimum ?? 0, max: schema.maximum ?? 2 ** 31 - 1 })
    case 'number':
      return fc.double()
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return fc.array(validValue(schema.items ?? {}, name.replace(/s$/, '')), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? LIST_MAX, LIST_MAX),
      })
    case 'object':
      return validObject(schema)
    default:
      return fc.jsonValue()
  }
}

/** Enough for a duplicate, and for more than one. */
const LIST_MAX = 5
/** Long texts are the business of the hostile ones. */
const TEXT_MAX = 200

function validObject({ properties = {}, required = [] }: Schema) {
  const fields = Object.entries(properties).map(([name, field]) => [name, validValue(field, name)])
  const model = Object.fromEntries(fields) as Record<string, fc.Arbitrary<unknown>>
  return fc.record(model, { requiredKeys: required })
}

function validText({ format, pattern, minLength = 0, maxLength = TEXT_MAX, examples }: Schema, name: string) {
  if (format === 'uuid') return anId(name)
  if (format === 'date') return aDay.map((day) => day.toISOString().slice(0, 10))
  if (format === 'date-time') return aDay.map((day) => day.toISOString())
  if (format === 'email') return fc.emailAddress()
  if (format === 'time-zone') return fc.constantFrom('UTC', ...Intl.supportedValuesOf('timeZone'))
  if (format === 'uri') return fc.webUrl()
  if (pattern)
    return fc.oneof(
      fc.stringMatching(new RegExp(pattern)),
      fc.nat(9).map((n) => new KnownId(name, n)),
    )

  const size = { minLength, maxLength: Math.min(maxLength, TEXT_MAX) }
  return fc.oneof(
    ...(examples ? [fc.constantFrom(...(examples as string[]))] : []),
    fc.string({ ...size, unit: 'grapheme' }).filter(isPlain(minLength)),
    fc.string({ ...size, unit: 'binary' }).filter(isPlain(minLength)),
  )
}

/** Every rule of texts, which a schema of JSON cannot say. A name of a file ends where its folder does. */
function isPlain(minLength: number) {
  return (text: string) =>
    isPlainName(asName(text)) && !/[/\\]|^\.+$/.test(text) && (minLength === 0 || isDrawn(text))
}

const aDay = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })

function anId(name: string) {
  return fc.oneof(
    { weight: 8, arbitrary: fc.nat(9).map((index) => new KnownId(name, index)) },
    { weight: 1, arbitrary: fc.nat(99).map((index) => new KnownId('any', index)) },
    { weight: 1, arbitrary: fc.uuid() },
  )
}

/** Texts that have broken parsers, databases or logs before. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    'a\u0000b',
    '\uD800',
    'a\uDC00b',
    '\uFEFF',
    '\u202E\u2066',
    '👩‍👩‍👧‍👦'.repeat(20),
    'x'.repeat(201),
    'é'.repeat(10_001),
    "'; drop table notes; --",
    '%00',
    '%_\\',
    '../../etc/passwd',
    '\r\nset-cookie: a=b',
    '__proto__',
    '1e999',
    '00000000-0000-0000-0000-000000000000',
    'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
    '9999-99-99',
    '0000-01-01',
    '2024-02-30',
    '+275760-09-13T00:00:00Z',
  ),
  fc.string({ unit: 'binary', maxLength: 300 }),
)

/** Anything but what was asked for. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  hostileText,
  fc.constantFrom<unknown>(null, true, 0, -1, 1.5, 2 ** 31, 2 ** 53, -(2 ** 63), 1e308, [], {}, [[[[[]]]]]),
  fc.jsonValue(),
)

/** A valid value with one field wrong, missing or too many. */
export function nearlyValidValue(given: Schema): fc.Arbitrary<unknown> {
  const schema = resolvedSchema(given)
  const [branch] = schema.anyOf ?? schema.oneOf ?? []
  const names = Object.keys(resolvedSchema(branch ?? schema).properties ?? {})
  const odd = ['id', 'workspaceId', 'createdBy', 'version', '__proto__', 'constructor', '']
  const name = fc.constantFrom(...names, ...names, ...names, ...odd)

  return fc
    .tuple(validValue(schema, 'body'), name, fc.option(hostileValue))
    .map(([value, field, hostile]) => {
      const entries = Object.entries(value as object).filter(([key]) => key !== field)
      return Object.fromEntries(hostile === null ? entries : [...entries, [field, hostile]])
    })
}
