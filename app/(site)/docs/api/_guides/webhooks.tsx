import { webhookEventTypes } from '@/lib/features/webhooks/schema'
import { OVERLAP_HOURS, PATIENCE_DAYS } from '@/lib/features/webhooks/schedule'
import { ATTEMPT_TIMEOUT_MS } from '@/lib/features/webhooks/send'
import { document } from '@/lib/http/openapi/written'
import { Sample } from '../_samples/sample'
import type { Guide } from '../guide'
import { Code } from './code'
import { Section } from './section'
import { inPython, inTypescript } from './webhook-samples'

const [first] = Object.values(document.webhooks ?? {})
const payload = first?.post.requestBody?.content['application/json']?.example

export const webhooks: Guide = {
  slug: 'webhooks',
  title: 'Webhooks',
  lead: 'Your server hears of each change, signed by the Standard Webhooks specification.',
  words: `event signature secret verify delivery receiver ${webhookEventTypes.join(' ')}`,
  Body() {
    return (
      <>
        <Section title="What comes">
          <p>
            A POST with a JSON body: <Code>type</Code>, <Code>timestamp</Code>, and the activity as{' '}
            <Code>data</Code>. The header <Code>webhook-id</Code> is the same over all attempts, so store it
            and skip what you have seen. The types are {webhookEventTypes.join(', ')}.
          </p>
          <Sample label="Body">{JSON.stringify(payload, null, 2)}</Sample>
        </Section>
        <Section title="Verify the signature">
          <p>
            Verify the bytes as they came, before you parse them. A rotation signs with both secrets for{' '}
            {OVERLAP_HOURS} hours, so the header may have several signatures.
          </p>
          <Sample label="TypeScript, without a package">{inTypescript}</Sample>
          <Sample label="Python, without a package">{inPython}</Sample>
        </Section>
        <Section title="Answer">
          <p>
            Answer 2xx within {ATTEMPT_TIMEOUT_MS / 1_000} seconds, and work afterwards. Anything else is
            tried again with growing waits for about {PATIENCE_DAYS} days, later if you answer{' '}
            <Code>Retry-After</Code> in seconds or as a date. 410 disables the webhook. The deliveries of one
            resource keep the order of its changes.
          </p>
        </Section>
      </>
    )
  },
}
