import { exampleOf } from './examples'
import { isWrite, type Operation } from './operation'
import { fieldsOf, isVersioned } from './schemas'
import type { Parameter, Reference, Schema } from './specification'

const tag = { type: 'string', examples: ['"3-4Yc0rUqIY8uTqk1x"'] }

export const headerParameters = {
  IdempotencyKey: header(
    'Idempotency-Key',
    'A unique key. The request runs once, however often it is sent with this key. Operations that create nothing refuse the header.',
    {
      type: 'string',
      pattern: '^[\\x21-\\x7e]{1,255}$',
      examples: ['9f1c2a4e-order-17'],
    },
  ),
  IfMatch: header(
    'If-Match',
    'The ETag of the version to replace. The answer is 412 if the version has changed.',
    tag,
  ),
  IfMatchRequired: {
    ...header('If-Match', 'The ETag of the version to replace, or * for any version.', tag),
    required: true,
  },
  IfNoneMatch: header(
    'If-None-Match',
    'The ETag of the version that the client has. The answer is 304 if it is unchanged.',
    tag,
  ),
}

export function parametersOf(operation: Operation): (Parameter | Reference)[] {
  const { params, query } = operation.contract
  return [
    ...fieldsOf(params, 'input').map((field) => parameter('path', field, operation)),
    ...fieldsOf(query, 'input').map((field) => parameter('query', field, operation)),
    ...headersFor(operation).map((name) => ({ $ref: `#/components/parameters/${name}` })),
  ]
}

function headersFor(operation: Operation): (keyof typeof headerParameters)[] {
  const { status, ifMatch, returns, bare } = operation.contract
  if (!isWrite(operation)) return isVersioned(returns) || bare ? ['IfNoneMatch'] : []
  return [
    ...(status === 201 && !operation.open ? (['IdempotencyKey'] as const) : []),
    ...(ifMatch === 'required' ? (['IfMatchRequired'] as const) : []),
    ...(ifMatch === 'optional' ? (['IfMatch'] as const) : []),
  ]
}

type Field = { name: string; schema: Schema; required: boolean }

function parameter(
  where: 'path' | 'query',
  { name, schema, required }: Field,
  operation: Operation,
): Parameter {
  const { description, ...rest } = schema
  const example = where === 'path' ? { example: exampleOf(schema, name, operation) } : {}
  return { name, in: where, required, ...(description && { description }), schema: rest, ...example }
}

function header(name: string, description: string, schema: Schema): Parameter {
  return { name, in: 'header', required: false, description, schema }
}
