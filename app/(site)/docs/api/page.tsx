import type { Metadata } from 'next'
import { Card, CardList } from '@/app/_ui/card-list'
import { PageHeader } from '@/app/_ui/page-header'
import { Panel } from '@/app/_ui/panel'
import { document } from '@/lib/http/openapi/written'
import { Anchor } from './anchor'
import { FormerAnchors } from './former-anchors'
import { groups } from './groups'
import { Onward } from './onward'
import { guidePath, portalPath, resourcePath } from './paths'
import { Code } from './_guides/code'
import { apiAddress } from './_samples/request-of'
import { Sample } from './_samples/sample'
import { SearchForm } from './search-form'

export const metadata: Metadata = {
  title: 'API reference',
  description: 'How to call the REST API: a key, the first request, guides, and every operation.',
}

export default function Page() {
  return (
    <>
      <FormerAnchors />
      <SearchForm />
      <PageHeader title="API reference" lead={document.info.summary} />
      <Panel title="Get a key">
        <p>
          An owner or admin creates an API key in the workspace, under API keys. Choose the permissions that
          your program needs, and for the request below the one to read the workspace. The key is shown once.
          Programs that act for a person send the person’s access token instead.
        </p>
      </Panel>
      <Panel title="Make the first request">
        <div className="grid gap-4">
          <p>
            All paths are relative to <Code>{apiAddress}</Code>.
          </p>
          <Sample label="Request">{`curl '${apiAddress}/workspaces' \\\n  -H 'Authorization: Bearer plinth_…'`}</Sample>
          <p>
            An answer has <Code>data</Code> or an <Anchor href={guidePath('errors')}>error</Anchor>, and the
            request id in <Code>meta</Code>. Include the request id when you report a problem. A machine reads
            the same in <Anchor href="/api/v1/openapi.json">openapi.json</Anchor>, from which this reference
            is made.
          </p>
        </div>
      </Panel>
      <section aria-labelledby="resources" className="grid gap-4">
        <h2 id="resources" className="text-xl font-semibold tracking-tight">
          Resources
        </h2>
        <CardList label="Resources">
          {groups.map(({ slug, tag, description }) => (
            <Card key={slug} href={resourcePath(slug)} title={tag}>
              {description}
            </Card>
          ))}
        </CardList>
      </section>
      <Onward path={portalPath} />
    </>
  )
}
