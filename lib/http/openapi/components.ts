import type { z } from 'zod'
import { schemaOf } from './schemas'
import type { ApiResponse, Reference, Schema } from './specification'

export type Components = ReturnType<typeof collectComponents>

export function collectComponents(names: Map<z.ZodType, string>) {
  const schemas: Record<string, Schema> = {}
  const responses: Record<string, ApiResponse> = {}

  return {
    schemas,
    responses,
    /** Throws when another schema has the name, or `otherwise` for a nameless one. */
    schema(zod: z.ZodType, io: 'input' | 'output', otherwise: string) {
      const name = names.get(zod) ?? otherwise
      const schema = schemaOf(zod, io)
      if (schemas[name] && JSON.stringify(schemas[name]) !== JSON.stringify(schema)) {
        throw new Error(`Two schemas are called ${name}, or one is sent and answered in different shapes.`)
      }
      schemas[name] = schema
      return { reference: { $ref: `#/components/schemas/${name}` }, schema, name }
    },
    response(name: string, response: ApiResponse): Reference {
      responses[name] = response
      return { $ref: `#/components/responses/${name}` }
    },
  }
}
