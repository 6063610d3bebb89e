import type { Messages } from '@/app/_messages/messages'
import { roleAllows } from '@/lib/auth/permissions'
import type { Workspace } from '@/lib/features/workspaces/schema'
import { features } from '../../features'

/** The pages of a workspace that the visitor's role reaches. */
export function workspacePages({ id, role }: Workspace, m: Messages) {
  return features
    .flatMap(({ page }) => page ?? [])
    .filter(({ permission }) => roleAllows(role, permission))
    .map(({ name, path, exact = false, icon }) => ({ name: name(m), href: path(id), exact, icon }))
}
