import { z } from 'zod'
import type { Schema } from './specification'

/** `input` is what a client sends, `output` what it gets. */
type Direction = 'input' | 'output'

/** A schema as JSON Schema. A client must bear fields that it does not know, so an answer does not rule them out. */
export function schemaOf(schema: z.ZodType, io: Direction): Schema {
  const {
    $schema: _,
    $defs,
    ...written
  } = z.toJSONSchema(schema, {
    io,
    override: ({ jsonSchema }) => simplify(jsonSchema, io),
  })
  return anyJsonIn(written, $defs) as Schema
}

/** The fields of a schema that is an object. */
export function fieldsOf(schema: z.ZodType | undefined, io: Direction) {
  const { properties = {}, required = [] } = schema ? schemaOf(schema, io) : {}
  return Object.entries(properties).map(([name, field]) => ({
    name,
    schema: field,
    required: required.includes(name),
  }))
}

/** Whether what is returned has a version, and with it an ETag. */
export function isVersioned(schema: z.ZodType | undefined): boolean {
  return fieldsOf(schema, 'output').some(
    ({ name, schema: { type } }) => name === 'version' && type === 'integer',
  )
}

function simplify(schema: z.core.JSONSchema.BaseSchema, io: Direction) {
  // A format says it shorter than the expression that it stands for.
  if (schema.format) delete schema.pattern
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum
  if (io === 'output' && schema.additionalProperties === false) delete schema.additionalProperties
  delete schema.propertyNames
}

// What refers to itself without a name is z.json(): anything.
function anyJsonIn(value: unknown, definitions: object | undefined): unknown {
  if (!definitions) return value
  return JSON.parse(JSON.stringify(value), (_, part: unknown) => {
    const { $ref } = (part ?? {}) as Schema
    return $ref?.startsWith('#/$defs/') ? {} : part
  })
}
