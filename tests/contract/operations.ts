import type { ApiOperation, Parameter, Schema } from '@/lib/http/openapi/specification'
import { document, resolved, resolvedSchema } from '@/lib/http/openapi/written'
import { loadOperations } from '../../scripts/api-operations.ts'
import type { Handler } from '../support/send'
import { startServices } from '../support/services'

/** An operation as the document has it, and what serves it. */
export type Documented = {
  id: string
  method: string
  path: string
  parameters: Parameter[]
  described: ApiOperation
  handler: Handler
}

/** Every operation of the document, with Supabase on this file's database behind it. Throws when nothing serves one. */
export async function documentedOperations(): Promise<Documented[]> {
  await startServices()
  const served = await loadOperations()
  const handlers = new Map(served.map(({ contract, handler }) => [contract.id, handler]))

  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => {
      const { operationId: id } = described
      const handler = handlers.get(id)
      if (!handler) throw new Error(`Nothing serves ${id}: run npm run api:document.`)
      return {
        id,
        method: method.toUpperCase(),
        path,
        parameters: parametersOf(described),
        described,
        handler,
      }
    }),
  )
}

export function bodyOf({ described }: Documented) {
  const content = described.requestBody?.content['application/json']
  return content && { schema: content.schema, example: content.example }
}

/** The fields of a body that take any text, by their name. `formats` are those that count too. */
export function freeTextsOf(operation: Documented, formats: readonly string[] = []): Record<string, Schema> {
  const body = bodyOf(operation)
  if (!body) return {}
  const schema = resolvedSchema(body.schema)
  const branches = schema.anyOf ?? schema.oneOf ?? [schema]
  const fields = branches.flatMap((branch) => Object.entries(resolvedSchema(branch).properties ?? {}))
  return Object.fromEntries(
    fields.filter(([, given]) => {
      const { type, enum: known, const: one, format, pattern } = resolvedSchema(given)
      const isFree = format === undefined || formats.includes(format)
      return type === 'string' && isFree && !known && one === undefined && !pattern
    }),
  )
}

function parametersOf({ parameters }: ApiOperation): Parameter[] {
  return parameters.map((parameter) => resolved<Parameter>(parameter))
}
