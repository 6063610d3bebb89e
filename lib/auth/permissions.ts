import { joined, merged } from '@/lib/feature'
import { features } from '@/lib/features'
import type { Role } from './roles'

export { type Role, roles } from './roles'

/** The roles that have each permission. The database decides by the same table, private.role_permissions, and a test compares the two. */
export const permissions = merged(features, 'permissions')

export type Permission = keyof typeof permissions

/**
 * The permissions that an API key can have: none that reaches people or lets it hand on its rights. The database has the same list,
 * private.key_scopes.
 */
export const keyScopes = joined(features, 'keyScopes') satisfies Permission[]

export type KeyScope = (typeof keyScopes)[number]

/**
 * Permissions that end with the session at once, and not only with its access token: they give away access or cannot be undone. The
 * database has the same list, private.sensitive_permissions.
 */
export const sensitivePermissions = joined(features, 'sensitivePermissions') satisfies Permission[]

/** For showing or hiding controls. The database decides for itself. */
export function roleAllows(role: Role | null, permission: Permission): boolean {
  if (role === null) return false
  const allowed: readonly Role[] = permissions[permission]
  return allowed.includes(role)
}
