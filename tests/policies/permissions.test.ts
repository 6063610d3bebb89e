import { expect, test } from 'vitest'
import { keyScopes, permissions, sensitivePermissions } from '@/lib/auth/permissions'
import { owner } from '../support/owner'

test('the database and the code have the same permission vocabulary', async () => {
  const { rows } = await owner.query<{ permission: string; roles: string[] }>(
    `select permission, array(select unnest(roles) order by 1) as roles from private.role_permissions`,
  )

  const inCode = Object.entries(permissions).map(([permission, roles]) => ({
    permission,
    roles: roles.toSorted((one, other) => one.localeCompare(other)),
  }))
  const byName = (one: { permission: string }, other: { permission: string }) =>
    one.permission.localeCompare(other.permission)
  expect(rows.toSorted(byName)).toEqual(inCode.toSorted(byName))
})

test('the database and the code agree on what a key may be allowed', async () => {
  const { rows } = await owner.query<{ permission: string }>('select permission from private.key_scopes')

  expect(rows.map(({ permission }) => permission).toSorted()).toEqual(keyScopes.toSorted())
})

test('the database and the code agree on what ends with the session', async () => {
  const { rows } = await owner.query<{ permission: string }>(
    'select permission from private.sensitive_permissions',
  )

  expect(rows.map(({ permission }) => permission).toSorted()).toEqual(sensitivePermissions.toSorted())
})

test('no key may do what is sensitive', () => {
  const shared = sensitivePermissions.filter((permission) =>
    (keyScopes as readonly string[]).includes(permission),
  )

  expect(shared).toEqual([])
})
