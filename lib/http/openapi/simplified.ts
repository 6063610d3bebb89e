import type { Schema } from './specification'

export type Direction = 'input' | 'output'

const INT32_MAX = 2 ** 31 - 1

/** The same schema in the words that generators of clients understand. */
export function simplified(schema: Schema, io: Direction): Schema {
  const within = (part: Schema) => simplified(part, io)
  return whole(merged(closed(parts(schema, within), io)))
}

/** Applies `within` to each schema that a schema contains. */
export function parts(schema: Schema, within: (part: Schema, name?: string) => Schema): Schema {
  const { properties, items, additionalProperties, anyOf, oneOf } = schema
  const fields = Object.entries(properties ?? {}).map(([name, field]) => [name, within(field, name)])
  return {
    ...schema,
    ...(properties && { properties: Object.fromEntries(fields) as Record<string, Schema> }),
    ...(items && { items: within(items) }),
    ...(typeof additionalProperties === 'object' && { additionalProperties: within(additionalProperties) }),
    ...(anyOf && { anyOf: anyOf.map((branch) => within(branch)) }),
    ...(oneOf && { oneOf: oneOf.map((branch) => within(branch)) }),
  }
}

function closed(schema: Schema, io: Direction): Schema {
  const isOpen = io === 'output' && schema.additionalProperties === false
  const left = new Set(['propertyNames', ...(isOpen ? ['additionalProperties'] : [])])
  return Object.fromEntries(Object.entries(schema).filter(([name]) => !left.has(name)))
}

function merged(schema: Schema): Schema {
  const { anyOf, ...rest } = schema
  if (anyOf?.length !== 2 || anyOf[1]?.type !== 'null') return schema
  const [value] = anyOf as [Schema]
  const isPlain = typeof value.type === 'string' && !value.enum && !value.properties && !('const' in value)
  return isPlain ? { ...value, ...rest, type: [value.type as string, 'null'] } : schema
}

function whole({ exclusiveMinimum, ...schema }: Schema): Schema {
  if (![schema.type].flat().includes('integer')) {
    return exclusiveMinimum === undefined ? schema : { ...schema, exclusiveMinimum }
  }
  const {
    maximum,
    minimum = exclusiveMinimum === undefined ? undefined : exclusiveMinimum + 1,
    ...rest
  } = schema
  const isShort = maximum !== undefined && maximum <= INT32_MAX
  return {
    ...rest,
    format: isShort ? 'int32' : 'int64',
    ...(minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER && { minimum }),
    ...(maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER && { maximum }),
  }
}
