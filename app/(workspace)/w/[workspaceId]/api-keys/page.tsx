import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { KeyRound } from 'lucide-react'
import { messages } from '@/app/_messages/messages'
import { EmptyState } from '@/app/_ui/empty-state'
import { PageHeader } from '@/app/_ui/page-header'
import { Pager } from '@/app/_ui/pager'
import { Panel } from '@/app/_ui/panel'
import { Table } from '@/app/_ui/table'
import { Trail } from '@/app/_ui/trail'
import { apiKeysPath, workspacePath } from '@/app/paths'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { roleAllows } from '@/lib/auth/permissions'
import { listApiKeys } from '@/lib/features/api-keys/service'
import { orNotFound } from '../../../or-not-found'
import { pageRequestOf } from '@/app/(workspace)/list-page'
import { workspaceOf } from '../workspace'
import { CreateKeyForm } from './create-key-form'
import { KeyRow } from './key-row'
import { UntilRevoked } from './until-revoked'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).apiKeys.title }
}

export default async function Page({ params, searchParams }: PageProps<'/w/[workspaceId]/api-keys'>) {
  const caller = await requirePageCaller()
  const { id, name, role } = await workspaceOf(params)
  if (!roleAllows(role, 'api-keys.read')) notFound()
  const [page, { apiKeys: m, members }] = await Promise.all([pageRequestOf(searchParams), messages()])
  const { items, next } = await orNotFound(listApiKeys(caller, id, page))
  const columns = [m.key, m.expires, m.lastUsed].map((column) => ({ name: column }))

  return (
    <>
      <PageHeader
        title={m.title}
        lead={m.lead}
        trail={<Trail steps={[{ name, href: workspacePath(id) }]} />}
      />
      <div className="grid gap-10">
        <div>
          {items.length === 0 ? (
            <EmptyState title={m.emptyTitle} icon={<KeyRound />}>
              <p>{m.empty}</p>
            </EmptyState>
          ) : (
            <Table label={m.list} columns={[...columns, { name: members.actions, hidden: true }]}>
              {items.map((apiKey) => (
                <KeyRow key={apiKey.id} apiKey={apiKey} mayRevoke={roleAllows(role, 'api-keys.remove')} />
              ))}
            </Table>
          )}
          <Pager path={apiKeysPath(id)} what="apiKeys" after={page.after} next={next} />
        </div>
        {roleAllows(role, 'api-keys.create') && (
          <Panel title={m.create}>
            <UntilRevoked newest={items[0] && { id: items[0].id, revoked: items[0].revokedAt !== null }}>
              <CreateKeyForm workspaceId={id} />
            </UntilRevoked>
          </Panel>
        )}
      </div>
    </>
  )
}
