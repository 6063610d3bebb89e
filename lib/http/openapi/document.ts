import type { z } from 'zod'
import { keyScopes } from '@/lib/auth/permissions'
import { answersOf } from './answers'
import { collectComponents, type Components } from './components'
import { envelopeSchemas } from './envelopes'
import { exampleOf } from './examples'
import { headers } from './headers'
import type { Operation } from './operation'
import { headerParameters, parametersOf } from './parameters'
import type { ApiDocument, ApiOperation } from './specification'
import { describedTags, tagOf } from './tags'

const info = {
  title: 'Plinth API',
  version: '1',
  summary: 'Multi-tenant workspaces and their resources.',
  description:
    'Every response has "data" or "error", and "meta" with the request id. A resource that the caller may not see is answered like one that does not exist. ' +
    'A query parameter that the operation does not name is refused, and an Idempotency-Key where nothing is created. ' +
    'Scripts of other sites may call from the origins that the operator names, with a token and without cookies. ' +
    'v1 may gain fields, operations and error codes, so clients must ignore unknown ones.',
  license: { name: 'MIT', identifier: 'MIT' },
}

const securitySchemes = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'sb-auth-token',
    description:
      'The session cookie of a signed-in browser. Its name contains the project, and it may be split. Writes must come from our own origin.',
  },
  token: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'A person’s access token, issued by Supabase Auth.',
  },
  apiKey: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'plinth_…',
    description: 'An API key. It is limited to one workspace and to its scopes.',
  },
}

/** `names` are those of the schemas that features export. */
export function documentOf(operations: Operation[], names: Map<z.ZodType, string>): ApiDocument {
  const components = collectComponents(names)
  const sorted = operations.toSorted((one, other) => (one.path < other.path ? -1 : 1))
  const paths: ApiDocument['paths'] = {}
  for (const operation of sorted) {
    paths[operation.path] ??= {}
    paths[operation.path]![operation.method.toLowerCase()] = describe(operation, components)
  }

  const document: ApiDocument = {
    openapi: '3.1.1',
    info,
    servers: [{ url: '/api/v1', description: 'The server of this document.' }],
    tags: describedTags(sorted.map(tagOf)),
    paths,
    components: {
      schemas: byName({ ...components.schemas, ...envelopeSchemas }),
      responses: byName(components.responses),
      parameters: headerParameters,
      headers,
      securitySchemes,
    },
  }
  return withoutUnused(document)
}

function describe(operation: Operation, components: Components): ApiOperation {
  const { contract, open } = operation
  const { id, summary, permission, personal, body, deprecated } = contract
  const sent = body && components.schema(body, 'input', `${id[0]!.toUpperCase()}${id.slice(1)}Body`)
  const forKeys = permission === undefined ? !personal : keyScopes.some((scope) => scope === permission)

  return {
    operationId: id,
    summary,
    tags: [tagOf(operation)],
    ...(deprecated && { deprecated: true }),
    ...(permission && { 'x-permission': permission }),
    security: open ? [] : [{ session: [] }, { token: [] }, ...(forKeys ? [{ apiKey: [] }] : [])],
    parameters: parametersOf(operation),
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
    responses: answersOf(operation, components),
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
