import '../lib-modules.ts'

const { keyScopes, permissions, sensitivePermissions } = await import('../../lib/auth/permissions.ts')

/** The lists of the code that the database decides by too. */
export const vocabulary = { permissions, keyScopes, sensitivePermissions }
