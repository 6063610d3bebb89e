import type { z } from 'zod'
import { type Names, schemaOf } from './schemas'
import { type Direction, parts } from './simplified'
import type { ApiResponse, Reference, Schema } from './specification'

export type Components = ReturnType<typeof collectComponents>

export function collectComponents(names: Names) {
  const schemas: Record<string, Schema> = {}
  const responses: Record<string, ApiResponse> = {}
  const inner = new Map<string, Reference>()

  const components = {
    schemas,
    responses,
    /** Throws when another schema has the name, or `otherwise` for a nameless one. */
    schema(zod: z.ZodType, io: Direction, otherwise: string) {
      const name = names.get(zod) ?? otherwise
      const whole = schemaOf(zod, io, names)
      const reference = components.add(name, io === 'input' ? withoutDefaults(whole) : whole)
      return { reference, schema: schemaOf(zod, io), name }
    },
    /** Keeps the objects within it as schemas of their own, because a generator would invent their names. */
    add(name: string, schema: Schema): Reference {
      const written = parts(schema, (part, field) => apart(part, name, field))
      if (written.oneOf && written.discriminator) written.discriminator.mapping = mappingOf(schema, written)
      if (schemas[name] && JSON.stringify(schemas[name]) !== JSON.stringify(written)) {
        throw new Error(`Two schemas are called ${name}, or one is sent and answered in different shapes.`)
      }
      schemas[name] = written
      return { $ref: `#/components/schemas/${name}` }
    },
    response(name: string, response: ApiResponse): Reference {
      responses[name] = response
      return { $ref: `#/components/responses/${name}` }
    },
  }

  function apart(schema: Schema, owner: string, field = ''): Schema {
    const { 'x-component': known, ...part } = schema
    if (!part.properties)
      return parts(part, (each, name) => apart(each, owner, name ?? (part.items ? singular(field) : field)))
    const content = JSON.stringify({ ...part, description: undefined })
    const reference = inner.get(content) ?? components.add(known ?? `${owner}${capitalized(field)}`, part)
    inner.set(content, reference)
    return reference
  }
  return components
}

/** Generators take a field with a default for one that is always there. */
function withoutDefaults(schema: Schema): Schema {
  return parts(schema, ({ default: value, ...field }) => {
    if (value === undefined) return withoutDefaults(field)
    const sentence = `By default ${JSON.stringify(value)}.`
    return { ...withoutDefaults(field), description: [field.description, sentence].filter(Boolean).join(' ') }
  })
}

function mappingOf({ oneOf = [], discriminator }: Schema, written: Schema) {
  const { propertyName = '' } = discriminator ?? {}
  const values = oneOf.flatMap(({ properties = {} }, at) => {
    const { const: only, enum: several = [only] } = properties[propertyName] ?? {}
    return several.map((value) => [String(value), written.oneOf?.[at]?.$ref])
  })
  return Object.fromEntries(values) as Record<string, string>
}

export function capitalized(text: string) {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function singular(text: string) {
  return text.replace(/ies$/, 'y').replace(/s$/, '')
}
