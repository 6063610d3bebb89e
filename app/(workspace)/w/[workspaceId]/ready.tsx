import { Users } from 'lucide-react'
import { messages } from '@/app/_messages/messages'
import { EmptyState } from '@/app/_ui/empty-state'
import { LinkButton } from '@/app/_ui/link-button'
import { apiKeysPath, membersPath } from '@/app/paths'
import { roleAllows } from '@/lib/auth/permissions'
import type { Workspace } from '@/lib/features/workspaces/schema'

/** The home page while no feature shows anything on it. */
export async function Ready({ workspace: { id, role } }: { workspace: Workspace }) {
  const { workspace: m } = await messages()
  const mayInvite = roleAllows(role, 'invitations.create')
  const mayAddKeys = roleAllows(role, 'api-keys.create')

  return (
    <EmptyState
      title={m.readyTitle}
      icon={<Users />}
      action={
        <div className="flex flex-wrap justify-center gap-2">
          <LinkButton href={membersPath(id)}>{mayInvite ? m.invite : m.seeMembers}</LinkButton>
          {mayAddKeys && (
            <LinkButton look="secondary" href={apiKeysPath(id)}>
              {m.apiKeys}
            </LinkButton>
          )}
        </div>
      }
    >
      <p>{mayInvite ? m.readyMayInvite : m.ready}</p>
    </EmptyState>
  )
}
