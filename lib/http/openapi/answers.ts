import { type ErrorCode, statusByCode } from '@/lib/errors'
import { capitalized, type Components } from './components'
import { answerTo, pageOf } from './envelopes'
import { exampleOf, exampleRequestId } from './examples'
import { failureResponse } from './failure-response'
import { failuresOf } from './failures'
import { type HeaderName, headersOfEveryAnswer, referencesTo } from './headers'
import type { Operation } from './operation'
import { linksOf } from './links'
import { isVersioned } from './schemas'
import type { ApiResponse, Content, Reference } from './specification'

export function answersOf(
  operation: Operation,
  all: Operation[],
  components: Components,
): Record<string, ApiResponse | Reference> {
  const { contract } = operation
  const hasTag = isVersioned(contract.returns) || contract.bare === true
  const status = statusOf(operation)
  const always = headersOfEveryAnswer(contract)
  const tag: HeaderName[] = hasTag ? ['ETag'] : []
  const created: HeaderName[] = status === 201 ? ['Location', 'Idempotency-Replayed'] : []
  const paged: HeaderName[] = contract.returnsPageOf ? ['Link'] : []
  const content = contentOf(operation, components)

  const success: ApiResponse = {
    description: contract.summary,
    headers: referencesTo([...always, ...tag, ...created, ...paged]),
    ...(content && { content: { 'application/json': content } }),
    ...linksOf(operation, all),
    ...(contract.returnsFile && { content: { [contract.returnsFile]: { schema: {} } } }),
  }
  const unmodified: ApiResponse = {
    description: 'Not modified. The client has the current version.',
    headers: referencesTo([...always, ...tag]),
  }
  return {
    [status]: success,
    ...(hasTag && operation.method === 'GET' && { 304: unmodified }),
    ...failures(operation, components),
  }
}

function statusOf({ contract: { returns, returnsPageOf, returnsFile, status = 200 } }: Operation) {
  return returns || returnsPageOf || returnsFile ? status : 204
}

function contentOf(operation: Operation, components: Components): Content | undefined {
  const { id, returns, returnsPageOf, bare } = operation.contract
  const shown = returns ?? returnsPageOf
  if (!shown) return undefined

  const { reference, schema, name } = components.schema(shown, 'output', `${capitalized(id)}Result`)
  const example = exampleOf(schema, name, operation)
  if (bare) return { schema: reference, example }
  const meta = { requestId: exampleRequestId }
  if (returns) return { schema: answerTo(name, reference, components), example: { data: example, meta } }
  return {
    schema: pageOf(name, reference, components),
    example: { data: [example], meta: { ...meta, page: { next: null } } },
  }
}

function failures(operation: Operation, components: Components) {
  const { contract } = operation
  const byStatus = Map.groupBy(failuresOf(operation), (code) => statusByCode[code])
  const answers = [...byStatus].map(([status, codes]: [number, ErrorCode[]]) => {
    const response = failureResponse(codes, contract)
    const shared = contract.deprecated ? response : components.response(codes.join('_or_'), response)
    return [status, shared]
  })
  return Object.fromEntries(answers) as Record<string, ApiResponse | Reference>
}
