import { Panel } from '@/app/_ui/panel'
import { env } from '@/lib/env'
import { document } from '@/lib/http/openapi/written'
import { Anchor } from './anchor'
import { Sample } from './sample'

/** What holds for every operation. */
export function Introduction() {
  const address = `${env.NEXT_PUBLIC_SITE_URL}${document.servers[0]?.url}`

  return (
    <Panel title="Ask and be answered">
      <div className="grid gap-4">
        <p>
          Every path stands below <code className="font-mono text-sm">{address}</code>. Send an API key or a
          person’s access token; a page of ours sends its session.
        </p>
        <Sample label="A first request">{`curl ${address}/workspaces \\\n  -H 'Authorization: Bearer plinth_…'`}</Sample>
        <p>
          An answer has <code className="font-mono text-sm">data</code> or an{' '}
          <Anchor href="#errors">error</Anchor>, and the request id in{' '}
          <code className="font-mono text-sm">meta</code>: name it when you ask about an answer. The document
          behind this page is <Anchor href="/api/v1/openapi.json">openapi.json</Anchor>.
        </p>
      </div>
    </Panel>
  )
}
