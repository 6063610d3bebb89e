import { PAGE_SIZE_DEFAULT, PAGE_SIZE_MAX } from '@/lib/http/paging'
import { apiAddress } from '../_samples/request-of'
import { Sample } from '../_samples/sample'
import type { Guide } from '../guide'
import { Code } from './code'
import { Section } from './section'

const loop = `let url = '${apiAddress}/workspaces?limit=${PAGE_SIZE_MAX}'
while (url) {
  const response = await fetch(url, { headers: { Authorization: \`Bearer \${apiKey}\` } })
  const { data, meta } = await response.json()
  for (const workspace of data) console.log(workspace.name)
  const next = meta.page?.next
  url = next && \`${apiAddress}/workspaces?limit=${PAGE_SIZE_MAX}&cursor=\${next}\`
}`

export const paging: Guide = {
  slug: 'paging',
  title: 'Paging',
  lead: 'Lists come page by page. Every page costs the same, however far into the list it is.',
  words: 'cursor limit next link list pages',
  Body() {
    return (
      <>
        <Section title="The next page">
          <p>
            <Code>limit</Code> asks for 1 to {PAGE_SIZE_MAX} items, {PAGE_SIZE_DEFAULT} by default.{' '}
            <Code>meta.page.next</Code> is the <Code>cursor</Code> of the next page. Without it there is no
            more. The header <Code>Link</Code> with <Code>rel=&quot;next&quot;</Code> has the whole address.
          </p>
          <Sample label="All items, TypeScript">{loop}</Sample>
        </Section>
        <Section title="What a cursor promises">
          <p>
            Items that are added or removed meanwhile are neither skipped nor repeated. A cursor belongs to
            its sort and its filters, and is refused with others. Lists have no total, because counting grows
            with the list.
          </p>
        </Section>
      </>
    )
  },
}
