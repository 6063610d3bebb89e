import { env } from '@/lib/env'
import type { Parameter } from '@/lib/http/openapi/specification'
import { document, resolved } from '@/lib/http/openapi/written'
import type { Entry } from './groups'

/** The operation as a curl command with example values. */
export function curlOf({ method, path, operation }: Entry): string {
  const parameters = operation.parameters.map((parameter) => resolved<Parameter>(parameter))
  const required = parameters.filter((parameter) => parameter.required)
  const body = operation.requestBody?.content['application/json']?.example

  const address = `${env.NEXT_PUBLIC_SITE_URL}${document.servers[0]?.url}${filled(path, required)}`
  const headers = [
    ...(operation.security.length > 0 ? ['Authorization: Bearer plinth_…'] : []),
    ...required
      .filter(({ in: place }) => place === 'header')
      .map((header) => `${header.name}: ${exampleOf(header)}`),
    ...(body === undefined ? [] : ['Content-Type: application/json']),
  ]
  return [
    `curl ${method === 'GET' ? '' : `-X ${method} `}${address}`,
    ...headers.map((header) => `-H ${quoted(header)}`),
    ...(body === undefined ? [] : [`-d ${quoted(JSON.stringify(body, null, 2))}`]),
  ].join(' \\\n  ')
}

function filled(path: string, parameters: Parameter[]) {
  const given = new Map(parameters.map((parameter) => [parameter.name, exampleOf(parameter)]))
  return path.replace(/\{(\w+)\}/g, (_, name: string) => given.get(name) ?? '')
}

function exampleOf({ example, schema }: Parameter) {
  const shown = example ?? schema.examples?.[0] ?? ''
  return typeof shown === 'string' ? shown : JSON.stringify(shown)
}

function quoted(text: string) {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
