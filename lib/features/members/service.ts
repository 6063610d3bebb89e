import type { Caller } from '@/lib/auth/caller'
import { found } from '@/lib/db/found'
import type { NamedPageRequest } from '@/lib/db/named'
import type { Page } from '@/lib/db/page'
import { asReader, asUser, may, type Tx } from '@/lib/db/transaction'
import type { Versions } from '@/lib/db/versions'
import { AppError, refuse } from '@/lib/errors'
import {
  deleteMember,
  requireRecentProof,
  selectMember,
  selectMemberNames,
  selectMembers,
  updateMember,
  updateOwnership,
} from './queries'
import { type ChangeMember, type Member, MemberPosition, type TransferOwnership } from './schema'

/** In the order of joining. `page.after` is the `next` of an earlier page. */
export function listMembers(
  caller: Caller,
  workspaceId: string,
  { after, limit, q }: NamedPageRequest,
): Promise<Page<Member>> {
  const start = { after: after === undefined ? undefined : startOf(after), limit, q }

  return asReader(caller, may('members.read', workspaceId), async (tx) => {
    const rows = await selectMembers(tx, workspaceId, start)
    const last = rows.length > limit ? rows[limit - 1] : undefined
    return { items: rows.slice(0, limit), next: last && `${last.joinedAt}/${last.userId}` }
  })
}

export function getMember(caller: Caller, workspaceId: string, userId: string): Promise<Member> {
  return asReader(caller, may('members.read', workspaceId), async (tx) =>
    found(await selectMember(tx, workspaceId, userId)),
  )
}

/** Leaves out people who are no members. */
export async function listMemberNames(
  caller: Caller,
  workspaceId: string,
  userIds: string[],
): Promise<Map<string, string>> {
  if (userIds.length === 0) return new Map()
  return asReader(caller, may('members.read', workspaceId), async (tx) => {
    const members = await selectMemberNames(tx, workspaceId, [...new Set(userIds)])
    return new Map(members.map(({ userId, displayName }) => [userId, displayName]))
  })
}

/** Throws `forbidden` when an admin changes or makes an owner, `proof_required` when an owner does, `conflict` for the last owner. */
export function changeMember(
  caller: Caller,
  workspaceId: string,
  userId: string,
  { role }: ChangeMember,
  versions?: Versions,
): Promise<Member> {
  const permission = role === 'owner' ? 'workspace.transfer' : 'members.change'

  return asUser(caller, may(permission, workspaceId), async (tx) => {
    const [member, changed] = await Promise.all([
      selectMember(tx, workspaceId, userId),
      updateMember(tx, workspaceId, userId, role, versions),
    ])
    found(member)
    return changed ?? refuseOwner(tx)
  })
}

/** Leaving is removing oneself. Throws as changeMember when an owner is removed. */
export function removeMember(caller: Caller, workspaceId: string, userId: string): Promise<void> {
  const permission = userId === caller.userId ? 'members.leave' : 'members.remove'

  return asUser(caller, may(permission, workspaceId), async (tx) => {
    const [member, removed] = await Promise.all([
      selectMember(tx, workspaceId, userId),
      deleteMember(tx, workspaceId, userId),
    ])
    found(member)
    if (!removed) await refuseOwner(tx)
  })
}

/** Makes another member an owner and the caller an admin. The database mails the caller. Throws `invalid_request` for a non-member. */
export function transferOwnership(
  caller: Caller,
  workspaceId: string,
  { userId }: TransferOwnership,
): Promise<Member> {
  if (caller.via === 'key') throw new AppError('forbidden', 'API keys cannot transfer ownership.')

  return asUser(caller, may('workspace.transfer', workspaceId), async (tx) => {
    const changed = await updateOwnership(tx, workspaceId, caller.userId, userId)
    const owner = changed.find((member) => member.userId === userId && userId !== caller.userId)
    return owner ?? refuse('body.userId', 'Choose another member of this workspace.')
  })
}

function startOf(after: string): [string, string] {
  const start = MemberPosition.safeParse(after.split('/'))
  return start.success ? start.data : refuse('query.cursor', 'Use the cursor of the previous page.')
}

/** The policies leave an owner to nobody but an owner who has just confirmed that it is them. */
async function refuseOwner(tx: Tx): Promise<never> {
  await requireRecentProof(tx)
  throw new AppError('forbidden', 'Only an owner may change or remove an owner.')
}
