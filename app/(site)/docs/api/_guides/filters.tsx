import type { Guide } from '../guide'
import { Code } from './code'
import { Section } from './section'

export const filters: Guide = {
  slug: 'filters',
  title: 'Filters',
  lead: 'A list names its filters and sorts among its parameters.',
  words: 'query parameter sort search unknown',
  Body() {
    return (
      <>
        <Section title="Several at once">
          <p>
            Filters are joined by “and”. Each stands once in the query. Values are exact, but for a search.
          </p>
        </Section>
        <Section title="What is refused">
          <p>
            A parameter that the operation does not name is <Code>invalid_request</Code>, so a misspelt filter
            never returns everything. Numbers are digits alone. Ids are UUIDs.
          </p>
        </Section>
      </>
    )
  },
}
