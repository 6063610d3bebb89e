import type { ApiOperation, ApiResponse } from '@/lib/http/openapi/specification'
import { nameOf, resolved, resolvedSchema } from '@/lib/http/openapi/written'
import { Anchor } from './anchor'
import { guidePath } from './paths'
import { schemaAnchor } from './schema-place'

/** The successful response and the possible error codes. */
export function Answers({ operation }: { operation: ApiOperation }) {
  const answers = Object.entries(operation.responses).map(([status, answer]) => ({
    status: Number(status),
    answer: resolved<ApiResponse>(answer),
  }))
  const codes = answers.flatMap(({ answer }) => answer['x-error-codes'] ?? [])

  return (
    <div className="grid gap-2">
      <h3 className="font-semibold">Answers</h3>
      <div className="grid gap-1 border-l-2 border-line pl-4 text-sm">
        {answers
          .filter(({ status }) => status < 400)
          .map(({ status, answer: { content = {} } }) => (
            <p key={status}>
              <span className="font-mono font-semibold">{status}</span>{' '}
              <Meaning status={status} content={content} />
            </p>
          ))}
        <p className="text-ink-soft wrap-anywhere [&_a]:text-accent [&_a]:underline [&_a]:underline-offset-4">
          Or{' '}
          {codes.map((code, at) => [
            at > 0 && ', ',
            <a key={code} href={`${guidePath('errors')}#${code}`}>
              {code}
            </a>,
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
      <Anchor href={schemaAnchor(name)}>{name}</Anchor>
    </>
  )
}
