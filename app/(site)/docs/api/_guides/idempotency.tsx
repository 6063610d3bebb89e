import { KEPT_HOURS } from '@/lib/http/idempotency'
import { apiAddress } from '../_samples/request-of'
import { Sample } from '../_samples/sample'
import type { Guide } from '../guide'
import { Code } from './code'
import { Section } from './section'

const request = `curl -X POST '${apiAddress}/workspaces' \\
  -H 'Authorization: Bearer …' \\
  -H 'Idempotency-Key: 7f3c0d1e-5f0a-4a8e-9d52-1a2b3c4d5e6f' \\
  -H 'Content-Type: application/json' \\
  -d '{ "name": "Orchard" }'`

export const idempotency: Guide = {
  slug: 'idempotency',
  title: 'Idempotency',
  lead: 'A request that creates something runs once, however often it is sent with the same key.',
  words: 'Idempotency-Key retry replay twice duplicate',
  Body() {
    return (
      <>
        <Section title="Send a key">
          <p>
            Choose a new <Code>Idempotency-Key</Code> for each thing that you create, such as a random UUID,
            and keep it over all tries. Every operation that answers 201 takes one. Other operations refuse
            it.
          </p>
          <Sample label="Request, curl">{request}</Sample>
        </Section>
        <Section title="What a repetition gets">
          <p>
            For {KEPT_HOURS} hours a repetition gets the first answer, with{' '}
            <Code>Idempotency-Replayed: true</Code>. A secret that is shown once is null in it. A failure
            stores nothing, so the next try runs.
          </p>
          <p>
            <Code>idempotency_in_progress</Code> says that the first request is still running.{' '}
            <Code>idempotency_mismatch</Code> says that the key was used for another request.
          </p>
        </Section>
      </>
    )
  },
}
