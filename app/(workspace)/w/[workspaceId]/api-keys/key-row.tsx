import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { Badge } from '@/app/_ui/badge'
import { ConfirmDialog } from '@/app/_ui/confirm-dialog'
import { Cell, Row } from '@/app/_ui/table'
import { dayOfMoment, Time } from '@/app/_ui/time'
import type { ApiKey } from '@/lib/features/api-keys/schema'
import { revokeApiKeyAction } from './actions'
import { scopeName } from './scope-name'

type Props = { apiKey: ApiKey; mayRevoke: boolean }

export async function KeyRow({ apiKey, mayRevoke }: Props) {
  const { apiKeys: m } = await messages()
  const { id, workspaceId, name, prefix, scopes, expiresAt, lastUsedAt } = apiKey
  const state = stateOf(apiKey)

  return (
    <Row>
      <Cell className="max-md:w-full">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-medium">{name}</span>
          <Badge look={state === 'active' ? 'accent' : 'plain'}>{m[state]}</Badge>
        </p>
        <p className="text-sm text-ink-soft">
          <code className="font-mono">{prefix}…</code>
          <span className="block">{scopes.map((scope) => scopeName(scope, m)).join(', ')}</span>
        </p>
      </Cell>
      <Cell className="text-sm text-ink-soft">
        <span className="md:hidden">{m.expires}: </span>
        {expiresAt ? await dayOfMoment(expiresAt) : m.never}
      </Cell>
      <Cell className="text-sm text-ink-soft">
        <span className="md:hidden">{m.lastUsed}: </span>
        {lastUsedAt ? <Time at={lastUsedAt} /> : m.never}
      </Cell>
      <Cell className="text-right max-md:ml-auto">
        {mayRevoke && state === 'active' && (
          <ConfirmDialog
            action={revokeApiKeyAction.bind(null, { workspaceId, apiKeyId: id })}
            opener={{ text: m.revoke, label: fill(m.revokeOf, { name }) }}
            verb={m.revokeVerb}
            title={fill(m.revokeTitle, { name })}
            announced
          >
            <p>{m.revokeQuestion}</p>
          </ConfirmDialog>
        )}
      </Cell>
    </Row>
  )
}

function stateOf({ revokedAt, expiresAt }: ApiKey) {
  if (revokedAt) return 'revokedState'
  return expiresAt && Date.parse(expiresAt) <= Date.now() ? 'expired' : 'active'
}
