import type { Caller, UserCaller } from '@/lib/auth/caller'
import { found } from '@/lib/db/found'
import type { NamedPageRequest } from '@/lib/db/named'
import { type Page, toPage } from '@/lib/db/page'
import { asReader, asUser, may } from '@/lib/db/transaction'
import type { Versions } from '@/lib/db/versions'
import {
  deleteWorkspace,
  insertWorkspace,
  selectClosedWorkspaces,
  selectWorkspace,
  selectWorkspaces,
  selectWorkspacesOfKey,
  updateWorkspace,
} from './queries'
import type { ChangeWorkspace, ClosedWorkspace, CreateWorkspace, Workspace } from './schema'

/** An API key sees only its own workspace. */
export function listWorkspaces(caller: Caller, page: NamedPageRequest): Promise<Page<Workspace>> {
  return asReader(caller, 'user-or-key', async (tx) => {
    const { userId } = caller
    const rows = await (userId ? selectWorkspaces(tx, userId, page) : selectWorkspacesOfKey(tx, page))
    return toPage<Workspace>(rows, page.limit)
  })
}

/** Also those that show a member nothing before their session has proved a second factor. */
export function listOwnWorkspaces(
  caller: UserCaller,
  page: NamedPageRequest,
): Promise<Page<Workspace | ClosedWorkspace>> {
  return asReader(caller, 'signed-in', async (tx) => {
    const [open, closed] = await Promise.all([
      selectWorkspaces(tx, caller.userId, page),
      selectClosedWorkspaces(tx, page),
    ])
    const newestFirst = [...open, ...closed].toSorted((one, other) => (one.id < other.id ? 1 : -1))
    return toPage<Workspace | ClosedWorkspace>(newestFirst, page.limit)
  })
}

export function getWorkspace(caller: Caller, workspaceId: string): Promise<Workspace> {
  return asReader(caller, may('workspace.read', workspaceId), async (tx) =>
    found(await selectWorkspace(tx, caller.userId, workspaceId)),
  )
}

/** Makes the caller its owner. Throws `forbidden` for an API key, which cannot own anything. */
export function createWorkspace(caller: Caller, input: CreateWorkspace): Promise<Workspace> {
  return asUser(caller, 'signed-in', async (tx) => ({ ...(await insertWorkspace(tx, input)), role: 'owner' }))
}

/** The database throws `forbidden` when an admin changes the demand for a factor, and `factor_required` for who makes it without one. */
export function changeWorkspace(
  caller: Caller,
  workspaceId: string,
  input: ChangeWorkspace,
  versions?: Versions,
): Promise<Workspace> {
  return asUser(caller, may('workspace.change', workspaceId), async (tx) =>
    found(await updateWorkspace(tx, caller.userId, workspaceId, input, versions)),
  )
}

export function removeWorkspace(caller: Caller, workspaceId: string, versions?: Versions): Promise<void> {
  return asUser(caller, may('workspace.remove', workspaceId), async (tx) => {
    found(await deleteWorkspace(tx, workspaceId, versions))
  })
}
