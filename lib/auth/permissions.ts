export const roles = ['owner', 'admin', 'member', 'viewer'] as const
export type Role = (typeof roles)[number]

/** What each role may do. The database decides by the same table, private.role_permissions: a test holds the two together. */
export const permissions = {
  'workspace.read': ['owner', 'admin', 'member', 'viewer'],
  'workspace.change': ['owner', 'admin'],
  'workspace.remove': ['owner'],
  'workspace.transfer': ['owner'],
  'members.read': ['owner', 'admin', 'member', 'viewer'],
  'members.change': ['owner', 'admin'],
  'members.remove': ['owner', 'admin'],
  'invitations.read': ['owner', 'admin'],
  'invitations.create': ['owner', 'admin'],
  'invitations.remove': ['owner', 'admin'],
  'api-keys.read': ['owner', 'admin'],
  'api-keys.create': ['owner', 'admin'],
  'api-keys.remove': ['owner', 'admin'],
  'webhooks.read': ['owner', 'admin'],
  'webhooks.create': ['owner', 'admin'],
  'webhooks.change': ['owner', 'admin'],
  'webhooks.remove': ['owner', 'admin'],
  'projects.read': ['owner', 'admin', 'member', 'viewer'],
  'projects.create': ['owner', 'admin', 'member'],
  'projects.change': ['owner', 'admin', 'member'],
  'projects.remove': ['owner', 'admin'],
  'labels.read': ['owner', 'admin', 'member', 'viewer'],
  'labels.create': ['owner', 'admin', 'member'],
  'labels.change': ['owner', 'admin', 'member'],
  'labels.remove': ['owner', 'admin'],
  'tasks.read': ['owner', 'admin', 'member', 'viewer'],
  'tasks.create': ['owner', 'admin', 'member'],
  'tasks.change': ['owner', 'admin', 'member'],
  'tasks.remove': ['owner', 'admin', 'member'],
  'comments.read': ['owner', 'admin', 'member', 'viewer'],
  'comments.create': ['owner', 'admin', 'member'],
  'comments.change': ['owner', 'admin', 'member'],
  'comments.remove': ['owner', 'admin', 'member'],
  'comments.moderate': ['owner', 'admin'],
  'attachments.read': ['owner', 'admin', 'member', 'viewer'],
  'attachments.create': ['owner', 'admin', 'member'],
  'attachments.remove': ['owner', 'admin', 'member'],
  'attachments.moderate': ['owner', 'admin'],
  'activity.read': ['owner', 'admin'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof permissions

/**
 * What an API key can be allowed: nothing that reaches people or lets it hand on its rights. The database has the same list,
 * private.key_scopes.
 */
export const keyScopes = [
  'workspace.read',
  'projects.read',
  'projects.create',
  'projects.change',
  'projects.remove',
  'tasks.read',
  'tasks.create',
  'tasks.change',
  'tasks.remove',
  'comments.read',
  'comments.create',
  'attachments.read',
  'attachments.create',
] as const satisfies readonly Permission[]

export type KeyScope = (typeof keyScopes)[number]

/**
 * What ends with the session at once, and not only with its access token: it gives away access or cannot be undone. The database
 * has the same list, private.sensitive_permissions.
 */
export const sensitivePermissions = [
  'workspace.remove',
  'workspace.transfer',
  'members.change',
  'members.remove',
  'invitations.create',
  'api-keys.create',
  'webhooks.create',
  'webhooks.change',
] as const satisfies readonly Permission[]

/** For showing or hiding what a person can do; whether they may is decided in the database. */
export function roleAllows(role: Role | null, permission: Permission): boolean {
  if (role === null) return false
  const allowed: readonly Role[] = permissions[permission]
  return allowed.includes(role)
}
