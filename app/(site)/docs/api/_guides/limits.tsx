import { BODY_LIMIT_BYTES } from '@/lib/http/body'
import { quotas } from '@/lib/limits/quotas'
import type { Guide } from '../guide'
import { Code } from './code'
import { Section } from './section'

const classes = [
  ['read', 'reads (GET)'],
  ['write', 'writes'],
  ['expensive', 'operations that cost much, such as an export'],
] as const

export const limits: Guide = {
  slug: 'limits',
  title: 'Limits',
  lead: 'Requests are counted for each key or person, and for each address.',
  words: 'rate limit 429 Retry-After RateLimit quota size body',
  Body() {
    return (
      <>
        <Section title="Requests">
          <ul className="grid list-disc gap-1 pl-5">
            {classes.map(([name, words]) => {
              const [caller, address] = [quotas.byCaller[name], quotas.byAddress[name]]
              return (
                <li key={name}>
                  {words}: {caller.limit} in {caller.windowSeconds} seconds for a caller, {address.limit} for
                  an address
                </li>
              )
            })}
          </ul>
          <p>
            <Code>RateLimit</Code> tells what is left (<Code>r</Code>) and for how many seconds (
            <Code>t</Code>). Past a limit the answer is <Code>rate_limited</Code> with{' '}
            <Code>Retry-After</Code>. With <Code>r</Code> at 0, wait until <Code>t</Code> has passed.
          </p>
        </Section>
        <Section title="Size">
          <p>
            A body has at most {BODY_LIMIT_BYTES.toLocaleString('en')} bytes. A larger one is{' '}
            <Code>payload_too_large</Code>. Send it as it is: compressed bodies are refused.
          </p>
        </Section>
        <Section title="Load">
          <p>
            A server that has all the work it takes answers <Code>unavailable</Code> with{' '}
            <Code>Retry-After</Code> before it begins. Wait that long, and longer at random each time.
          </p>
        </Section>
      </>
    )
  },
}
