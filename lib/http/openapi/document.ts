import type { z } from 'zod'
import { keyScopes } from '@/lib/auth/permissions'
import { info, securitySchemes } from './about'
import { answersOf } from './answers'
import { capitalized, collectComponents, type Components } from './components'
import { addEnvelopes } from './envelopes'
import { eventHeaders, type SentEvent, sentEventOf } from './events'
import { exampleOf } from './examples'
import { headers } from './headers'
import type { Operation } from './operation'
import { headerParameters, parametersOf } from './parameters'
import { schemaOf } from './schemas'
import { referred, sharedParameters } from './shared-parameters'
import type { ApiDocument, ApiOperation, ApiEvent } from './specification'
import { describedTags, tagOf } from './tags'

/** `names` are those of the schemas that features export. */
export function documentOf(
  operations: Operation[],
  names: Map<z.ZodType, string>,
  events: SentEvent[] = [],
): ApiDocument {
  const components = collectComponents(names)
  addEnvelopes(components)
  const sorted = operations.toSorted((one, other) => (one.path < other.path ? -1 : 1))
  const shared = sharedParameters(sorted.flatMap(parametersOf).filter((each) => 'name' in each))
  const paths: ApiDocument['paths'] = {}
  for (const operation of sorted) {
    const described = describe(operation, sorted, components)
    const parameters = described.parameters.map((parameter) => referred(parameter, shared))
    paths[operation.path] ??= {}
    paths[operation.path]![operation.method.toLowerCase()] = { ...described, parameters }
  }

  const sent = events.map((event) => [event.type, sentEventOf(event, components)])
  const document: ApiDocument = {
    openapi: '3.1.1',
    info,
    servers: [{ url: '/api/v1', description: 'The server of this document.' }],
    externalDocs: { url: '/docs/api', description: 'The reference, with guides and samples.' },
    tags: describedTags(sorted.map(tagOf)),
    paths,
    ...(sent.length > 0 && { webhooks: Object.fromEntries(sent) as Record<string, ApiEvent> }),
    components: {
      schemas: byName(components.schemas),
      responses: byName(components.responses),
      parameters: { ...byName(shared), ...headerParameters, ...eventHeaders },
      headers,
      securitySchemes,
    },
  }
  return withoutUnused(document)
}

function describe(operation: Operation, all: Operation[], components: Components): ApiOperation {
  const { contract, open } = operation
  const { id, summary, description, permission, personal, query, body, deprecated } = contract
  const { allOf: rules } = query ? schemaOf(query, 'input') : {}
  const sent = body && components.schema(body, 'input', `${capitalized(id)}Body`)
  const forKeys = permission === undefined ? !personal : keyScopes.some((scope) => scope === permission)

  return {
    operationId: id,
    summary,
    ...(description && { description }),
    tags: [tagOf(operation)],
    ...(deprecated && { deprecated: true }),
    ...(permission && { 'x-permission': permission }),
    security: open
      ? []
      : [{ session: [] }, { token: [] }, ...(forKeys ? [{ apiKey: permission ? [permission] : [] }] : [])],
    parameters: parametersOf(operation),
    ...(rules && { 'x-query-rules': rules }),
    ...(sent && {
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: sent.reference,
            example: exampleOf(sent.schema, sent.name, operation),
          },
        },
      },
    }),
    responses: answersOf(operation, all, components),
  }
}

function byName<Value>(values: Record<string, Value>): Record<string, Value> {
  return Object.fromEntries(Object.entries(values).toSorted(([one], [other]) => (one < other ? -1 : 1)))
}

function withoutUnused(document: ApiDocument): ApiDocument {
  const text = JSON.stringify(document)
  const used = <Value>(kind: string, values: Record<string, Value>) =>
    Object.fromEntries(
      Object.entries(values).filter(([name]) => text.includes(`"#/components/${kind}/${name}"`)),
    )

  const { parameters, headers: all, ...rest } = document.components
  return {
    ...document,
    components: { ...rest, parameters: used('parameters', parameters), headers: used('headers', all) },
  }
}
