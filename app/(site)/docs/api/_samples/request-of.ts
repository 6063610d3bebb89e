import { env } from '@/lib/env'
import type { ApiResponse, Parameter } from '@/lib/http/openapi/specification'
import { document, resolved } from '@/lib/http/openapi/written'
import type { Entry } from '../groups'

export type SampleRequest = {
  method: string
  url: string
  headers: [string, string][]
  body: unknown
  /** The name under which an answer is stored that is a file. */
  file?: string
}

export const apiAddress = `${env.NEXT_PUBLIC_SITE_URL}${document.servers[0]?.url}`
/** Stand for a secret. Each language reads it from its own place. */
export const KEY = 'plinth_…'
export const TOKEN = 'eyJ…'

/** A request of the operation with the example values of the document. */
export function requestOf({ method, path, operation }: Entry): SampleRequest {
  const parameters = operation.parameters.map((parameter) => resolved<Parameter>(parameter))
  const required = parameters.filter((parameter) => parameter.required)
  const body = operation.requestBody?.content['application/json']?.example
  const query = required
    .filter(({ in: place }) => place === 'query')
    .map((parameter) => [parameter.name, exampleOf(parameter)])

  const file = fileOf(operation)

  return {
    ...(file && { file }),
    method,
    url: `${apiAddress}${filled(path, required)}${query.length > 0 ? `?${new URLSearchParams(query)}` : ''}`,
    headers: [
      ...credentialFor(operation),
      ...required
        .filter(({ in: place }) => place === 'header')
        .map((header) => [header.name, exampleOf(header)] as [string, string]),
      ...(body === undefined ? [] : [['Content-Type', 'application/json'] as [string, string]]),
    ],
    body,
  }
}

function filled(path: string, parameters: Parameter[]) {
  const given = new Map(parameters.map((parameter) => [parameter.name, exampleOf(parameter)]))
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(given.get(name) ?? ''))
}

function exampleOf({ example, schema }: Parameter) {
  const shown = example ?? schema.examples?.[0] ?? ''
  return typeof shown === 'string' ? shown : JSON.stringify(shown)
}

function fileOf({ responses }: Entry['operation']) {
  const [, success] = Object.entries(responses).find(([status]) => Number(status) < 300) ?? []
  const [type = 'application/json'] = Object.keys(
    success ? (resolved<ApiResponse>(success).content ?? {}) : {},
  )
  return type === 'application/json' ? undefined : `answer.${type.split('/')[1]}`
}

/** A key where keys are taken, else the access token of a person. */
function credentialFor({ security }: Entry['operation']): [string, string][] {
  if (security.length === 0) return []
  return [['Authorization', `Bearer ${security.some((scheme) => 'apiKey' in scheme) ? KEY : TOKEN}`]]
}
