import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { Form } from '@/app/_ui/form'
import { SubmitButton } from '@/app/_ui/submit-button'
import { dayOfMoment } from '@/app/_ui/time'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { roleAllows } from '@/lib/auth/permissions'
import type { Invitation } from '@/lib/features/invitations/schema'
import { listInvitations } from '@/lib/features/invitations/service'
import type { Workspace } from '@/lib/features/workspaces/schema'
import { orNotFound } from '../../../or-not-found'
import { removeInvitationAction } from './invitation-actions'

/** More than a workspace usually has open, since invitations expire after a week. */
const SHOWN_MAX = 100

export async function OpenInvitations({ workspace }: { workspace: Workspace }) {
  const caller = await requirePageCaller()
  const { items } = await orNotFound(listInvitations(caller, workspace.id, { limit: SHOWN_MAX }))
  const { members } = await messages()
  const mayRevoke = roleAllows(workspace.role, 'invitations.remove')

  if (items.length === 0) return <p className="text-ink-soft">{members.noInvitations}</p>
  return (
    <ul
      aria-label={members.invitations}
      className="divide-y divide-line rounded-xl border border-line bg-surface shadow-raised"
    >
      {items.map((invitation) => (
        <OpenInvitation key={invitation.id} invitation={invitation} mayRevoke={mayRevoke} />
      ))}
    </ul>
  )
}

type Props = { invitation: Invitation; mayRevoke: boolean }

async function OpenInvitation({ invitation, mayRevoke }: Props) {
  const { id, workspaceId, email, role, expiresAt, creatorAuthorized } = invitation
  const m = await messages()
  const day = await dayOfMoment(expiresAt)

  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0">
        <p className="font-medium">{email}</p>
        <p className="text-sm text-ink-soft">{fill(m.members.invitedAs, { role: m.roles[role], day })}</p>
        {!creatorAuthorized && <p className="text-sm text-danger">{m.members.inviterGone}</p>}
      </div>
      {mayRevoke && (
        <Form
          action={removeInvitationAction.bind(null, { workspaceId, invitationId: id, email })}
          className="grid gap-2"
          announced
        >
          <SubmitButton look="danger-quiet" label={fill(m.members.revokeOf, { email })}>
            {m.members.revoke}
          </SubmitButton>
        </Form>
      )}
    </li>
  )
}
