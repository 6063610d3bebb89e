import type { Schema } from '@/lib/http/openapi/specification'
import { nameOf } from '@/lib/http/openapi/written'

const formats: Record<string, string> = {
  uuid: 'UUID',
  date: 'date, such as 2026-12-24',
  'date-time': 'date and time, such as 2026-11-30T09:15:00Z',
  email: 'email address',
  uri: 'URL',
}

/** The type and limits of a value, in words. */
export function inWords(schema: Schema): string {
  const { $ref, type, format, enum: values, items, properties } = schema
  if ($ref) return nameOf(schema) ?? 'anything'
  if ('const' in schema) return `always ${JSON.stringify(schema.const)}`
  if (values) return `one of ${values.join(', ')}`

  const branches = schema.anyOf ?? schema.oneOf
  if (branches) return branches.map(inWords).join(' or ') + byDefault(schema)
  const [kind, alternative] = [type].flat()
  if (kind === 'array') return `list of ${inWords(items ?? {})}${boundsOf(schema)}`
  if (properties) return `object of ${Object.keys(properties).join(', ')}`
  const word = (format && formats[format]) ?? kind ?? 'anything'
  return word + boundsOf(schema) + (alternative ? ` or ${alternative}` : '') + byDefault(schema)
}

/** The named schema of a value or of its items. */
export function namedIn(schema: Schema): string | undefined {
  return nameOf(schema) ?? (schema.items && nameOf(schema.items))
}

function boundsOf({ minLength, maxLength, minItems, maxItems, minimum, maximum, exclusiveMinimum }: Schema) {
  return [
    rangeOf(minLength, maxLength, ' characters'),
    rangeOf(minItems, maxItems, ''),
    rangeOf(minimum ?? (exclusiveMinimum === undefined ? undefined : exclusiveMinimum + 1), maximum, ''),
  ].join('')
}

function rangeOf(least: number | undefined, most: number | undefined, unit: string) {
  if (most !== undefined) return `, ${least ?? 0} to ${most}${unit}`
  return least === undefined ? '' : `, at least ${least}${unit}`
}

function byDefault({ default: value }: Schema) {
  return value === undefined ? '' : `, ${JSON.stringify(value)} by default`
}
