import { z } from 'zod'
import type { Schema } from './specification'

type Direction = 'input' | 'output'

/** Answers allow additional fields, which a client must tolerate. */
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

export function fieldsOf(schema: z.ZodType | undefined, io: Direction) {
  const { properties = {}, required = [] } = schema ? schemaOf(schema, io) : {}
  return Object.entries(properties).map(([name, field]) => ({
    name,
    schema: field,
    required: required.includes(name),
  }))
}

export function isVersioned(schema: z.ZodType | undefined): boolean {
  return fieldsOf(schema, 'output').some(
    ({ name, schema: { type } }) => name === 'version' && type === 'integer',
  )
}

function simplify(schema: z.core.JSONSchema.BaseSchema, io: Direction) {
  // A format says it shorter than its expression.
  if (schema.format) delete schema.pattern
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum
  if (io === 'output' && schema.additionalProperties === false) delete schema.additionalProperties
  delete schema.propertyNames
}

// Only z.json() refers to itself without a name. It means anything.
function anyJsonIn(value: unknown, definitions: object | undefined): unknown {
  if (!definitions) return value
  return JSON.parse(JSON.stringify(value), (_, part: unknown) => {
    const { $ref } = (part ?? {}) as Schema
    return $ref?.startsWith('#/$defs/') ? {} : part
  })
}
