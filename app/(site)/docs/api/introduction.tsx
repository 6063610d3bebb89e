import { Panel } from '@/app/_ui/panel'
import { env } from '@/lib/env'
import { document } from '@/lib/http/openapi/written'
import { Anchor } from './anchor'
import { Sample } from './sample'

export function Introduction() {
  const address = `${env.NEXT_PUBLIC_SITE_URL}${document.servers[0]?.url}`

  return (
    <Panel title="Making requests">
      <div className="grid gap-4">
        <p>
          All paths are relative to <code className="font-mono text-sm">{address}</code>. Send an API key or a
          person’s access token. Our own pages send their session cookie.
        </p>
        <Sample label="A first request">{`curl ${address}/workspaces \\\n  -H 'Authorization: Bearer plinth_…'`}</Sample>
        <p>
          A response has <code className="font-mono text-sm">data</code> or an{' '}
          <Anchor href="#errors">error</Anchor>, and the request id in{' '}
          <code className="font-mono text-sm">meta</code>. Include the request id when you report a problem.
          This page is generated from <Anchor href="/api/v1/openapi.json">openapi.json</Anchor>.
        </p>
      </div>
    </Panel>
  )
}
