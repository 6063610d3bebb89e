import type { ValidateFunction } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { ApiResponse, Header, Schema } from '@/lib/http/openapi/specification'
import { document, resolved } from '@/lib/http/openapi/written'
import { isTimeZone } from '@/lib/text/time-zone'
import type { Documented } from './operations'

const ajv = new Ajv2020({ strict: false, allErrors: true })
addFormats.default(ajv)
ajv.addFormat('time-zone', isTimeZone)

const validators = new Map<string, ValidateFunction>()

/** Faults of a value against the schema, among them fields that it does not name. */
export function mismatches(schema: Schema, value: unknown): string[] {
  const key = JSON.stringify(schema)
  const validate = validators.get(key) ?? ajv.compile(closed({ ...schema, components: document.components }))
  validators.set(key, validate)

  if (validate(value)) return []
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || 'it'} ${message}`)
}

/** Headers of every HTTP answer, which say nothing of an operation. */
const ordinary = new Set(['content-type', 'content-disposition', 'vary', 'cache-control', 'set-cookie'])

/** Faults of an answer against what the document says of the operation. */
export async function faultsOf(response: Response, { described }: Documented): Promise<string[]> {
  const { status } = response
  if (status >= 500) return [`It failed with ${status}: ${await response.text()}`]

  const documented = described.responses[status]
  if (!documented) return [`It answers ${status}, which is not documented: ${await response.text()}`]

  const { headers, content, 'x-error-codes': codes } = resolved<ApiResponse>(documented)
  const copy = response.clone()
  return [
    ...headerFaults(response.headers, headers),
    ...(await contentFaults(response, content)),
    ...(codes ? await codeFaults(copy, codes) : []),
  ]
}

/** Faults of a failure's code, which is in one place of an envelope and in another of Problem Details. */
async function codeFaults(response: Response, codes: string[]): Promise<string[]> {
  const body = (await response.json()) as { error?: { code: string }; code?: string; status?: number }
  const code = body.error?.code ?? body.code ?? 'none'
  const { status = response.status } = body
  return [
    ...(codes.includes(code) ? [] : [`Its code ${code} is not documented.`]),
    ...(status === response.status ? [] : [`Its body has the status ${status}.`]),
  ]
}

function headerFaults(sent: Headers, documented: ApiResponse['headers']): string[] {
  const known = new Map(Object.entries(documented).map(([name, header]) => [name.toLowerCase(), header]))
  const unknown = [...sent.keys()].filter((name) => !known.has(name) && !ordinary.has(name))

  return [
    ...unknown.map((name) => `It has the header ${name}, which is not documented.`),
    ...[...known].flatMap(([name, header]) => {
      const { required, schema } = resolved<Header>(header)
      const value = sent.get(name)
      if (value === null) return required ? [`It lacks the header ${name}.`] : []
      return mismatches(schema, value).map((mismatch) => `Its header ${name}: ${mismatch}.`)
    }),
  ]
}

async function contentFaults(response: Response, content: ApiResponse['content']): Promise<string[]> {
  const text = await response.text()
  if (!content) return text === '' ? [] : [`It has a body, where none is documented: ${text}`]

  const type = response.headers.get('content-type')?.split(';')[0] ?? 'none'
  const documented = content[type]
  if (!documented) return [`Its content type is ${type}, which is not documented.`]
  if (!type.endsWith('json')) return text === '' ? ['Its body is empty.'] : []
  return mismatches(documented.schema, JSON.parse(text)).map((mismatch) => `Its body: ${mismatch}.`)
}

// The document leaves room for fields to come. The answers of today have none that it does not name.
function closed(value: unknown): object {
  return JSON.parse(JSON.stringify(value), (_, part: unknown) => {
    const { type, properties, additionalProperties } = (part ?? {}) as Schema
    const isOpenObject = type === 'object' && properties && additionalProperties === undefined
    return isOpenObject ? { ...(part as object), additionalProperties: false } : part
  }) as object
}
