/** The part of OpenAPI 3.1 that our document uses. https://spec.openapis.org/oas/v3.1.1 */
export type ApiDocument = {
  openapi: string
  info: { title: string; version: string; summary: string; description: string; license: object }
  servers: { url: string; description: string }[]
  tags: { name: string; description: string; externalDocs: ExternalDocs }[]
  externalDocs: ExternalDocs
  paths: Record<string, Record<string, ApiOperation>>
  webhooks?: Record<string, ApiEvent>
  components: {
    schemas: Record<string, Schema>
    responses: Record<string, ApiResponse>
    parameters: Record<string, Parameter>
    headers: Record<string, Header>
    securitySchemes: Record<string, object>
  }
}

type ExternalDocs = { url: string; description?: string }

export type ApiOperation = {
  operationId: string
  summary: string
  description?: string
  tags: string[]
  deprecated?: true
  'x-permission'?: string
  security: Record<string, string[]>[]
  parameters: (Parameter | Reference)[]
  /** Schemas that all parameters of the query together satisfy, which a single parameter cannot say. */
  'x-query-rules'?: Schema[]
  requestBody?: { required: true; content: Record<string, Content> }
  responses: Record<string, ApiResponse | Reference>
}

/** A request that a client receives. */
export type ApiEvent = {
  post: Omit<ApiOperation, 'responses'> & {
    /** Generators of clients leave it out, because a client receives it. */
    'x-internal': true
    responses: Record<string, { description: string }>
  }
}

export type Link = { operationId: string; description: string; parameters: Record<string, string> }

export type Reference = { $ref: string }

export type Parameter = {
  name: string
  in: 'path' | 'query' | 'header'
  required: boolean
  description?: string
  schema: Schema
  example?: unknown
}

export type Header = { description: string; required: boolean; schema: Schema }

export type Content = {
  schema: Schema
  example?: unknown
  examples?: Record<string, { summary: string; value: unknown }>
}

export type ApiResponse = {
  description: string
  headers: Record<string, Header | Reference>
  content?: Record<string, Content>
  links?: Record<string, Link>
  /** The codes of a failure. */
  'x-error-codes'?: string[]
}

export type Schema = {
  $ref?: string
  type?: string | string[]
  format?: string
  description?: string
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: boolean | Schema
  minProperties?: number
  maxProperties?: number
  items?: Schema
  contains?: Schema
  minItems?: number
  maxItems?: number
  uniqueItems?: boolean
  minLength?: number
  maxLength?: number
  pattern?: string
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  enum?: unknown[]
  const?: unknown
  default?: unknown
  examples?: unknown[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  if?: Schema
  then?: Schema
  discriminator?: { propertyName: string; mapping: Record<string, string> }
  /** The name of its component. The written document has a reference instead. */
  'x-component'?: string
  /** The known values of a list that may gain some. */
  'x-extensible-enum'?: readonly string[]
}
