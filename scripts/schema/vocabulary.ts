type Vocabulary = {
  permissions: Record<string, readonly string[]>
  keyScopes: readonly string[]
  sensitivePermissions: readonly string[]
}

/** supabase/schemas/15_vocabulary.sql: the lists as views, so that they are schema and no migration of rows can lose one. */
export function vocabularyFile({ permissions, keyScopes, sensitivePermissions }: Vocabulary): string {
  return `-- Vocabularies: written by \`npm run db:vocabulary\` from the feature.ts of each feature.

-- The roles that hold each permission.
create view private.role_permissions as
select permission, roles
from (values
${Object.entries(permissions).map(rowOfPermission).join(',\n')}
) as vocabulary (permission, roles);

-- The permissions that an API key can hold: none that reaches people or hands on rights.
${viewOf('key_scopes', keyScopes)}

-- The permissions that end with the session: those that remove something, give away access or hand out a secret.
${viewOf('sensitive_permissions', sensitivePermissions)}

-- The functions of private read the vocabularies. No client does.
revoke all on private.role_permissions, private.key_scopes, private.sensitive_permissions
  from public, anon, authenticated, service_role;
`
}

function rowOfPermission([permission, roles]: [string, readonly string[]]) {
  return `  (${literal(permission)}, array[${roles.map(literal).join(', ')}])`
}

function viewOf(name: string, words: readonly string[]) {
  const rows = words.map((word) => `  (${literal(word)})`).join(',\n')
  return `create view private.${name} as\nselect permission\nfrom (values\n${rows}\n) as vocabulary (permission);`
}

const literal = (word: string) => `'${word.replaceAll("'", "''")}'`
