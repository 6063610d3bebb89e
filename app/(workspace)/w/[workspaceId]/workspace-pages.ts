import type { Route } from 'next'
import type { Messages } from '@/app/_messages/messages'
import {
  activityPath,
  apiKeysPath,
  labelsPath,
  membersPath,
  projectsPath,
  webhooksPath,
  workspacePath,
  workspaceSettingsPath,
} from '@/app/paths'
import { type Permission, roleAllows } from '@/lib/auth/permissions'
import type { Workspace } from '@/lib/features/workspaces/schema'

type Page = { key: keyof Messages['workspace']; path: (id: string) => Route; permission: Permission }

const pages = [
  { key: 'overview', path: workspacePath, permission: 'workspace.read' },
  { key: 'projects', path: projectsPath, permission: 'projects.read' },
  { key: 'labels', path: labelsPath, permission: 'labels.read' },
  { key: 'members', path: membersPath, permission: 'members.read' },
  { key: 'activity', path: activityPath, permission: 'activity.read' },
  { key: 'apiKeys', path: apiKeysPath, permission: 'api-keys.read' },
  { key: 'webhooks', path: webhooksPath, permission: 'webhooks.read' },
  { key: 'settings', path: workspaceSettingsPath, permission: 'workspace.change' },
] as const satisfies Page[]

export type WorkspacePageKey = (typeof pages)[number]['key']

/** The pages of a workspace that the visitor's role reaches. */
export function workspacePages({ id, role }: Workspace, m: Messages) {
  return pages
    .filter(({ permission }) => roleAllows(role, permission))
    .map(({ key, path }) => ({ key, name: m.workspace[key], href: path(id) }))
}
