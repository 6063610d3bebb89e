import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { Avatar } from '@/app/_ui/avatar'
import { Badge } from '@/app/_ui/badge'
import { ConfirmDialog } from '@/app/_ui/confirm-dialog'
import { Cell, Row } from '@/app/_ui/table'
import { TextLink } from '@/app/_ui/text-link'
import { Time } from '@/app/_ui/time'
import { workspaceSettingsPath } from '@/app/paths'
import { type Role, roleAllows, roles } from '@/lib/auth/permissions'
import type { Member } from '@/lib/features/members/schema'
import type { Workspace } from '@/lib/features/workspaces/schema'
import { features } from '../../../features'
import { changeMemberAction, leaveWorkspaceAction, removeMemberAction } from './actions'
import { RoleForm } from './role-form'

type Props = {
  member: Member
  workspace: Workspace
  myself: boolean
  /** The only owner, whom the database keeps. */
  onlyOwner: boolean
}

export async function MemberRow({ member, workspace, myself, onlyOwner }: Props) {
  const m = await messages()
  const { userId, displayName, role, joinedAt } = member
  const mayChange =
    !onlyOwner && mayTouch(workspace.role, role) && roleAllows(workspace.role, 'members.change')
  const losses = features.flatMap(({ memberRemoval }) => memberRemoval?.(m) ?? [])

  return (
    <Row>
      <Cell className="max-md:w-full">
        <span className="flex items-center gap-3">
          <Avatar name={displayName} />
          <span className="min-w-0 font-medium">{displayName}</span>
          {myself && <Badge>{m.members.you}</Badge>}
        </span>
      </Cell>
      <Cell className="md:w-44">
        {mayChange ? (
          <RoleForm
            action={changeMemberAction.bind(null, { workspaceId: workspace.id, userId })}
            label={fill(m.members.roleOf, { name: displayName })}
            verb={m.members.change}
            role={role}
            options={roles
              .filter((value) => mayTouch(workspace.role, value))
              .map((value) => ({ value, name: m.roles[value] }))}
          />
        ) : (
          m.roles[role]
        )}
      </Cell>
      <Cell className="text-ink-soft">
        <span className="md:hidden">{m.members.joined} </span>
        <Time at={joinedAt} />
      </Cell>
      <Cell className="text-right whitespace-nowrap max-md:ml-auto">
        {myself && onlyOwner ? (
          <p className="text-sm whitespace-normal text-ink-soft max-md:text-left">
            {m.sentences.lastOwner}{' '}
            <TextLink href={workspaceSettingsPath(workspace.id)}>{m.members.handOver}</TextLink>
          </p>
        ) : myself ? (
          <ConfirmDialog
            action={leaveWorkspaceAction.bind(null, { workspaceId: workspace.id })}
            verb={m.members.leave}
            title={fill(m.members.leaveTitle, { name: workspace.name })}
            announced
          >
            <p>{m.members.leaveQuestion}</p>
          </ConfirmDialog>
        ) : (
          mayChange &&
          roleAllows(workspace.role, 'members.remove') && (
            <ConfirmDialog
              action={removeMemberAction.bind(null, { workspaceId: workspace.id, userId })}
              opener={{
                text: m.members.remove,
                label: fill(m.members.removeOf, { name: displayName }),
              }}
              verb={m.members.removeVerb}
              title={fill(m.members.removeTitle, { name: displayName })}
              announced
            >
              <p>{[...losses, m.members.removeQuestion].join(' ')}</p>
            </ConfirmDialog>
          )
        )}
      </Cell>
    </Row>
  )
}

/** Only an owner appoints or removes owners. The database enforces it. */
function mayTouch(mine: Role | null, theirs: Role) {
  return mine === 'owner' || theirs !== 'owner'
}
