import written from '@/docs/openapi.json'
import type { ApiDocument, Reference, Schema } from './specification'

export const document = written as unknown as ApiDocument

export function resolved<Thing extends object>(thing: Thing | Reference): Thing {
  if (!('$ref' in thing) || typeof thing.$ref !== 'string') return thing as Thing
  const [, ...steps] = thing.$ref.split('/')
  const found = steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], document)
  return found as Thing
}

export function resolvedSchema(schema: Schema): Schema {
  return resolved<Schema>(schema)
}

export function nameOf({ $ref }: Schema): string | undefined {
  return $ref?.split('/').at(-1)
}
