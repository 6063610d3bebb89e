import type { Schema } from './specification'

export function referenceTo(name: string) {
  return { $ref: `#/components/schemas/${name}` }
}

export function object(properties: Record<string, Schema>, required: string[]): Schema {
  return { type: 'object', properties, required }
}
