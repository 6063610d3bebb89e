import type { z } from 'zod'
import { schemaOf } from './schemas'
import type { ApiResponse, Reference, Schema } from './specification'

export type Components = ReturnType<typeof collectComponents>

/** Collects what operations share. `names` are those of the schemas that features export. */
export function collectComponents(names: Map<z.ZodType, string>) {
  const schemas: Record<string, Schema> = {}
  const responses: Record<string, ApiResponse> = {}

  return {
    schemas,
    responses,
    /** A schema under its name, or under `otherwise` when it has none. Throws when another one has it already. */
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
