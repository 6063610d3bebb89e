import type { Parameter } from '@/lib/http/openapi/specification'
import { resolved, resolvedSchema } from '@/lib/http/openapi/written'
import { Answers } from './answers'
import { curlOf } from './curl'
import { Fields } from './fields'
import type { Entry } from './groups'
import { Sample } from './sample'

export function Operation({ method, path, operation }: Entry) {
  const { operationId, summary, description, deprecated, security, requestBody } = operation
  const permission = operation['x-permission']
  const parameters = operation.parameters.map((parameter) => resolved<Parameter>(parameter))
  const body = requestBody && resolvedSchema(requestBody.content['application/json']!.schema)

  return (
    <article
      aria-labelledby={operationId}
      className="grid gap-5 rounded-xl border border-line bg-surface p-5 shadow-raised sm:p-7"
    >
      <header className="grid gap-2">
        <h3 id={operationId} className="text-lg font-semibold">
          {summary.replace(/\.$/, '')}
        </h3>
        <p className="font-mono text-sm">
          <span className="font-semibold text-accent">{method}</span> {path}
        </p>
        {description && <p>{description}</p>}
        {deprecated && <p className="font-medium text-danger">Deprecated. This operation will be removed.</p>}
        <p className="text-sm text-ink-soft">
          {security.length === 0 && 'No authentication. '}
          {permission && (
            <>
              Requires <code className="font-mono">{permission}</code>.{' '}
            </>
          )}
          {security.length > 0 &&
            !security.some((scheme) => 'apiKey' in scheme) &&
            'Not available to API keys. '}
          Operation id <code className="font-mono">{operationId}</code>.
        </p>
      </header>
      {parameters.length > 0 && <Fields title="Parameters" fields={parameters.map(fieldOf)} />}
      {body && <Fields title="Body" schema={body} />}
      <Answers operation={operation} />
      <Sample label="Example">{curlOf({ method, path, operation })}</Sample>
    </article>
  )
}

function fieldOf({ name, in: place, required, description, schema }: Parameter) {
  return { name, required, schema: { ...schema, ...(description && { description }) }, place }
}
