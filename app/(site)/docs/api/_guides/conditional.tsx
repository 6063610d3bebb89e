import { apiAddress } from '../_samples/request-of'
import { Sample } from '../_samples/sample'
import type { Guide } from '../guide'
import { Code } from './code'
import { Section } from './section'

const change = `curl -X PATCH '${apiAddress}/workspaces/{workspaceId}' \\
  -H 'Authorization: Bearer …' \\
  -H 'If-Match: "3"' \\
  -H 'Content-Type: application/json' \\
  -d '{ "name": "Vineyard" }'`

export const conditional: Guide = {
  slug: 'conditional-requests',
  title: 'Conditional requests',
  lead: 'Change what you have read, and do not read again what you have.',
  words: 'ETag If-Match If-None-Match version 304 412 428 lost update',
  Body() {
    return (
      <>
        <Section title="No lost change">
          <p>
            A resource has an <Code>ETag</Code> and a <Code>version</Code>. Send either as{' '}
            <Code>If-Match</Code> with a change. If somebody has changed the resource since, the answer is{' '}
            <Code>precondition_failed</Code> and nothing is written. Read it again, and decide.
          </p>
          <Sample label="Request, curl">{change}</Sample>
          <p>
            Some changes demand the header, and answer <Code>precondition_required</Code> without it.{' '}
            <Code>If-Match: *</Code> accepts any version.
          </p>
        </Section>
        <Section title="No needless read">
          <p>
            Send the ETag as <Code>If-None-Match</Code> with a read. The answer is 304 without a body while
            nothing has changed.
          </p>
        </Section>
      </>
    )
  },
}
