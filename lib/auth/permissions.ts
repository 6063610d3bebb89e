import { joined, merged, provedOf, sensitiveOf } from '@/lib/feature'
import { features } from '@/lib/features'
import type { Role } from './roles'

export { type Role, roles } from './roles'

/** The roles of each permission. A test compares them with private.role_permissions, by which the database decides. */
export const permissions = merged(features, 'permissions')

export type Permission = keyof typeof permissions

/** None reaches people or lets a key pass its rights on. */
export const keyScopes = joined(features, 'keyScopes') satisfies Permission[]

export type KeyScope = (typeof keyScopes)[number]

/** These end with the session at once. The database has the same list. */
export const sensitivePermissions: readonly string[] = sensitiveOf(features)

export const provedPermissions: readonly string[] = provedOf(features)

/** Shows or hides controls. The database decides for itself. */
export function roleAllows(role: Role | null, permission: Permission): boolean {
  if (role === null) return false
  const allowed: readonly Role[] = permissions[permission]
  return allowed.includes(role)
}
