type Vocabulary = {
  permissions: Record<string, readonly string[]>
  keyScopes: readonly string[]
  sensitivePermissions: readonly string[]
  provedPermissions: readonly string[]
}

/** supabase/schemas/15_vocabulary.sql: the lists as views, so that they are schema and no migration of rows can lose one. */
export function vocabularyFile({ permissions, keyScopes, ...sensitive }: Vocabulary): string {
  return `-- Vocabularies: written by \`npm run db:vocabulary\` from the feature.ts of each feature.

-- The roles that hold each permission.
create view private.role_permissions as
select permission, roles
from (values
${Object.entries(permissions).map(rowOfPermission).join(',\n')}
) as vocabulary (permission, roles);

-- The permissions that an API key can hold: none that reaches people or hands on rights.
${viewOf('key_scopes', keyScopes)}

-- The permissions that end with the session: those that remove something, give away access or hand out a secret. Those that hand out a
-- secret or decide on a whole tenant need a recent proof of the person.
create view private.sensitive_permissions as
select permission, needs_proof
from (values
${rowsOfSensitive(sensitive).join(',\n')}
) as vocabulary (permission, needs_proof);

-- The functions of private read the vocabularies. No client does.
revoke all on private.role_permissions, private.key_scopes, private.sensitive_permissions
  from public, anon, authenticated, service_role;
`
}

function rowOfPermission([permission, roles]: [string, readonly string[]]) {
  return `  (${literal(permission)}, array[${roles.map(literal).join(', ')}])`
}

function rowsOfSensitive({
  sensitivePermissions,
  provedPermissions,
}: Pick<Vocabulary, 'sensitivePermissions' | 'provedPermissions'>) {
  return sensitivePermissions.map((word) => `  (${literal(word)}, ${provedPermissions.includes(word)})`)
}

function viewOf(name: string, words: readonly string[]) {
  const rows = words.map((word) => `  (${literal(word)})`).join(',\n')
  return `create view private.${name} as\nselect permission\nfrom (values\n${rows}\n) as vocabulary (permission);`
}

const literal = (word: string) => `'${word.replaceAll("'", "''")}'`
