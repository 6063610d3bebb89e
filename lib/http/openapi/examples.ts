import { createHash } from 'node:crypto'
import type { Operation } from './operation'
import type { Schema } from './specification'

export const exampleRequestId = '5c0f1a52-7f6e-4b7e-9c1d-2f8f3a6d9b10'

const byFormat: Record<string, unknown> = {
  date: '2026-12-24',
  'date-time': '2026-11-30T09:15:00.000Z',
  email: 'ada@example.com',
  uri: 'https://example.com/somewhere',
}

/** `name` gives the same thing the same id everywhere. Throws for a free text without an example, with the operation that shows it. */
export function exampleOf(schema: Schema, name: string, operation: Operation): unknown {
  const chosen = schema.examples?.[0] ?? schema.const ?? schema.enum?.[0]
  if (chosen !== undefined) return chosen

  const [branch] = schema.anyOf ?? schema.oneOf ?? []
  if (branch) return exampleOf(branch, name, operation)
  const [type] = [schema.type].flat()
  if (schema.properties) return objectOf(schema, name, operation)
  if (type === 'object') return {}
  if (type === 'array') return [exampleOf(schema.items ?? {}, name.replace(/s$/, ''), operation)]
  if (schema.format === 'uuid') return idOf(name)
  if (schema.format && schema.format in byFormat) return byFormat[schema.format]
  if (type === 'boolean') return true
  if (type === 'integer' || type === 'number') {
    return schema.default ?? schema.minimum ?? (schema.exclusiveMinimum ?? 0) + 1
  }
  const place = [operation.file, operation.contract.id].filter(Boolean).join(', ')
  throw new Error(`${place}: The field "${name}" has no example: give its schema .meta({ examples: ['…'] }).`)
}

function objectOf({ properties = {}, maxProperties }: Schema, name: string, operation: Operation) {
  const fields = Object.entries(properties).slice(0, maxProperties)
  return Object.fromEntries(
    fields.map(([field, schema]) => [
      field,
      exampleOf(schema, field === 'id' ? `${name}Id` : field, operation),
    ]),
  )
}

/** Version 7, like ids of the database. */
function idOf(name: string) {
  const hex = createHash('sha256').update(name.toLowerCase()).digest('hex')
  return `019ac8f2-${hex.slice(0, 4)}-7${hex.slice(4, 7)}-8${hex.slice(7, 10)}-${hex.slice(10, 22)}`
}
