import { type ErrorCode, statusByCode } from '@/lib/errors'
import { meanings } from '@/lib/http/openapi/failures'
import { Sample } from '../_samples/sample'
import type { Guide } from '../guide'
import { Code } from './code'
import { Section } from './section'

const failure = {
  error: {
    code: 'invalid_request',
    message: 'The request is invalid.',
    details: [{ path: 'body.name', message: 'Enter a name.' }],
  },
  meta: { requestId: '5c0f1a52-7f6e-4b7e-9c1d-2f8f3a6d9b10' },
}

export const errors: Guide = {
  slug: 'errors',
  title: 'Errors',
  lead: 'Each code has one status. Decide by the code, and show the message to people.',
  words: 'failure problem details retry status request id',
  Body() {
    return (
      <>
        <Section title="The shape of a failure" id="shape">
          <p>
            A failure has <Code>error</Code> in place of <Code>data</Code>. Its <Code>details</Code> name each
            refused field by its place: <Code>body.name</Code>, <Code>query.limit</Code>,{' '}
            <Code>params.workspaceId</Code>.
          </p>
          <Sample label="Answer, 422">{JSON.stringify(failure, null, 2)}</Sample>
          <p>
            Send <Code>Accept: application/problem+json</Code> to get Problem Details (RFC 9457) instead. A
            resource that you may not see is answered like one that does not exist: 404.
          </p>
        </Section>
        <Section title="What to send again">
          <p>
            An answer with <Code>Retry-After</Code> is worth another try after so many seconds:{' '}
            <Code>busy</Code>, <Code>idempotency_in_progress</Code>, <Code>rate_limited</Code> and{' '}
            <Code>unavailable</Code>. Send a request that creates something again with the same
            Idempotency-Key. Other codes of 4xx stay until the request changes.
          </p>
        </Section>
        <Section title="Codes" id="codes">
          <dl className="grid gap-3">
            {Object.entries(statusByCode).map(([code, status]) => (
              <div key={code} className="rounded-lg border border-line bg-surface p-4">
                <dt id={code}>
                  <code className="font-mono font-semibold">{code}</code>{' '}
                  <span className="text-ink-soft">{status}</span>
                </dt>
                <dd>{meanings[code as ErrorCode]}</dd>
              </div>
            ))}
          </dl>
        </Section>
      </>
    )
  },
}
