import type { ApiOperation, ApiResponse } from '@/lib/http/openapi/specification'
import { nameOf, resolved, resolvedSchema } from '@/lib/http/openapi/written'
import { Anchor } from './anchor'

/** The successful response and the possible error codes. */
export function Answers({ operation }: { operation: ApiOperation }) {
  const answers = Object.entries(operation.responses).map(([status, answer]) => ({
    status: Number(status),
    answer: resolved<ApiResponse>(answer),
  }))
  const codes = answers.flatMap(({ answer }) => answer['x-error-codes'] ?? [])

  return (
    <div className="grid gap-2">
      <h4 className="font-semibold">Responses</h4>
      <div className="grid gap-1 border-l-2 border-line pl-4 text-sm">
        {answers
          .filter(({ status }) => status < 400)
          .map(({ status, answer: { content = {} } }) => (
            <p key={status}>
              <span className="font-mono font-semibold">{status}</span>{' '}
              <Meaning status={status} content={content} />
            </p>
          ))}
        <p className="text-ink-soft">
          Or{' '}
          {codes.map((code, at) => [
            at > 0 && ', ',
            <Anchor key={code} href={`#${code}`}>
              {code}
            </Anchor>,
          ])}
          .
        </p>
      </div>
    </div>
  )
}

type MeaningProps = { status: number; content: NonNullable<ApiResponse['content']> }

function Meaning({ status, content }: MeaningProps) {
  if (status === 304) return 'nothing, since it is what the client has'

  const schema = content['application/json']?.schema
  const data = schema && (resolvedSchema(schema).properties?.data ?? schema)
  const name = data && (nameOf(data) ?? nameOf(data.items ?? {}))
  if (!name) return Object.keys(content).join(', ') || 'nothing'
  return (
    <>
      {data.items && 'a list of '}
      <Anchor href={`#schema-${name}`}>{name}</Anchor>
    </>
  )
}
