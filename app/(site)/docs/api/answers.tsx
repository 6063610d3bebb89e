import type { ApiOperation, ApiResponse, Schema } from '@/lib/http/openapi/specification'
import { nameOf, resolved } from '@/lib/http/openapi/written'
import { Anchor } from './anchor'

/** Each status with what it comes with: data, or the codes of what went wrong. */
export function Answers({ operation }: { operation: ApiOperation }) {
  const answers = Object.entries(operation.responses).map(([status, answer]) => ({
    status,
    answer: resolved<ApiResponse>(answer),
  }))

  return (
    <div className="grid gap-2">
      <h4 className="font-semibold">Answers</h4>
      <ul className="grid gap-1 border-l-2 border-line pl-4 text-sm">
        {answers.map(({ status, answer }) => (
          <li key={status}>
            <span className="font-mono font-semibold">{status}</span>{' '}
            <Meaning status={Number(status)} answer={answer} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Meaning({ status, answer }: { status: number; answer: ApiResponse }) {
  const schema = answer.content?.['application/json']?.schema
  if (status >= 400) {
    return codesIn(schema).map((code, at) => (
      <span key={code}>
        {at > 0 && ', '}
        <Anchor href={`#${code}`}>{code}</Anchor>
      </span>
    ))
  }
  if (status === 304) return 'nothing, since it is what the client has'

  const data = schema && (schema.properties?.data ?? schema)
  const name = data && (nameOf(data) ?? nameOf(data.items ?? {}))
  if (!name) return 'nothing'
  return (
    <>
      {data.items && 'a list of '}
      <Anchor href={`#schema-${name}`}>{name}</Anchor>
    </>
  )
}

function codesIn(schema: Schema | undefined): string[] {
  const narrowed = schema?.properties?.error?.allOf?.find(({ properties }) => properties?.code?.enum)
  return (narrowed?.properties?.code?.enum ?? []) as string[]
}
