import { keyScopes, permissions, provedPermissions, sensitivePermissions } from '@/lib/auth/permissions'

/** The lists of the code that the database decides by too. */
export const vocabulary = { permissions, keyScopes, sensitivePermissions, provedPermissions }
