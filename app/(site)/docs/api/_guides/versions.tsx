import { NOTICE_MONTHS } from '@/lib/http/deprecation'
import { document } from '@/lib/http/openapi/written'
import type { Guide } from '../guide'
import { Code } from './code'
import { Section } from './section'

const deprecated = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods)
    .filter(([, operation]) => operation.deprecated)
    .map(([method]) => `${method.toUpperCase()} ${path}`),
)

export const versions: Guide = {
  slug: 'versions',
  title: 'Versions',
  lead: `This is version ${document.info.version}. The version stands in the path.`,
  words: 'deprecation sunset breaking change v1 v2 changelog',
  Body() {
    return (
      <>
        <Section title="What may come">
          <p>
            A version may gain operations, optional fields of requests, fields of answers, error codes, and
            values of lists that are documented as open. Ignore what you do not know. Any other change is a
            new operation or a new version beside the old one.
          </p>
        </Section>
        <Section title="What goes">
          <p>
            Answers of a deprecated operation have the headers <Code>Deprecation</Code>, <Code>Sunset</Code>{' '}
            and a <Code>Link</Code> to what replaces it. At least {NOTICE_MONTHS} months lie between the
            announcement and the sunset.
          </p>
          <p>
            {deprecated.length === 0
              ? 'No operation is deprecated.'
              : `Deprecated: ${deprecated.join(', ')}.`}
          </p>
        </Section>
      </>
    )
  },
}
