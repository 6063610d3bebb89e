import type { Parameter } from '@/lib/http/openapi/specification'
import { resolved, resolvedSchema } from '@/lib/http/openapi/written'
import { Answers } from './answers'
import { AnswerSample } from './_samples/answer-sample'
import { Samples } from './_samples/samples'
import { Fields } from './fields'
import { WithCode } from './with-code'
import { type Entry, titleOf } from './groups'

/** The input and the answers of an operation, beside a sample of both. */
export function Operation(entry: Entry) {
  const { method, path, operation } = entry
  const { operationId, description, deprecated, requestBody } = operation
  const parameters = operation.parameters.map((parameter) => resolved<Parameter>(parameter))
  const body = requestBody && resolvedSchema(requestBody.content['application/json']!.schema)

  return (
    <article
      aria-labelledby={operationId}
      className="grid grid-cols-1 gap-6 rounded-xl border border-line bg-surface p-5 shadow-raised sm:p-6 xl:grid-cols-2 xl:gap-8"
    >
      <div className="grid min-w-0 grid-cols-1 content-start gap-5">
        <header className="grid gap-2">
          <h2 id={operationId} className="text-lg font-semibold">
            {titleOf(operation)}
          </h2>
          <p className="font-mono text-sm wrap-anywhere">
            <span className="font-semibold text-accent">{method}</span> {path}
          </p>
          {description && (
            <p className="[&_code]:font-mono [&_code]:text-sm">
              <WithCode>{description}</WithCode>
            </p>
          )}
          {deprecated && (
            <p className="font-medium text-danger">Deprecated. This operation will be removed.</p>
          )}
          <Rights operation={operation} />
        </header>
        {parameters.length > 0 && <Fields title="Parameters" fields={parameters.map(fieldOf)} />}
        {body && <Fields title="Body" schema={body} />}
        <Answers operation={operation} />
      </div>
      <div className="grid min-w-0 grid-cols-1 content-start gap-4 self-start xl:sticky xl:top-4">
        <Samples entry={entry} />
        <AnswerSample operation={operation} />
      </div>
    </article>
  )
}

function Rights({
  operation: { operationId, security, 'x-permission': permission },
}: Pick<Entry, 'operation'>) {
  return (
    <p className="text-sm text-ink-soft">
      {security.length === 0 && 'No authentication. '}
      {permission && (
        <>
          Requires <code className="font-mono">{permission}</code>.{' '}
        </>
      )}
      {security.length > 0 && !security.some((scheme) => 'apiKey' in scheme) && 'Not available to API keys. '}
      Operation id <code className="font-mono">{operationId}</code>.
    </p>
  )
}

function fieldOf({ name, in: place, required, description, schema }: Parameter) {
  return { name, required, schema: { ...schema, ...(description && { description }) }, place }
}
