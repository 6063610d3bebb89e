import { z } from 'zod'
import { type Direction, simplified } from './simplified'
import type { Schema } from './specification'

export type Names = ReadonlyMap<z.ZodType, string>

const unnamed: Names = new Map()

/** Answers allow additional fields, which a client must tolerate. */
export function schemaOf(schema: z.ZodType, io: Direction, names = unnamed): Schema {
  const {
    $schema: _,
    $defs,
    ...written
  } = z.toJSONSchema(schema, {
    io,
    override: ({ zodSchema, jsonSchema }) => {
      const part = zodSchema as unknown as z.ZodType
      const { def } = part
      const own = z.globalRegistry.get(part)
      // A format says it shorter than its expression.
      if (def.type === 'string' && jsonSchema.format && !own?.pattern) delete jsonSchema.pattern
      if (def.type === 'union' && 'discriminator' in def) {
        jsonSchema['discriminator'] = { propertyName: def.discriminator, mapping: {} }
      }
      const name = jsonSchema.properties && part !== schema && names.get(part)
      if (name) jsonSchema['x-component'] = name
    },
  })
  return simplified(anyJsonIn(written, $defs) as Schema, io)
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

// Only z.json() refers to itself without a name. It means anything.
function anyJsonIn(value: unknown, definitions: object | undefined): unknown {
  if (!definitions) return value
  return JSON.parse(JSON.stringify(value), (_, part: unknown) => {
    const { $ref } = (part ?? {}) as Schema
    return $ref?.startsWith('#/$defs/') ? {} : part
  })
}
