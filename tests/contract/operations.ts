import type { ApiDocument, ApiOperation, Parameter, Schema } from '@/lib/http/openapi/specification'
import { loadOperations } from '../../scripts/api-operations.ts'
import written from '../../docs/openapi.json'
import type { Handler } from '../support/send'

export const document = written as unknown as ApiDocument

/** An operation as the document has it, and what serves it. */
export type Documented = {
  id: string
  method: string
  path: string
  parameters: Parameter[]
  described: ApiOperation
  handler: Handler
}

/** Every operation of the document. Throws when nothing serves one. */
export async function documentedOperations(): Promise<Documented[]> {
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

/** What a reference stands for, or the thing itself. */
export function resolved<Thing extends object>(thing: Thing | { $ref: string }): Thing {
  if (!('$ref' in thing) || typeof thing.$ref !== 'string') return thing as Thing
  const [, ...steps] = thing.$ref.split('/')
  const found = steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], document)
  return found as Thing
}

export function resolvedSchema(schema: Schema): Schema {
  return resolved<Schema>(schema as Schema & { $ref: string })
}

function parametersOf({ parameters }: ApiOperation): Parameter[] {
  return parameters.map((parameter) => resolved<Parameter>(parameter))
}
