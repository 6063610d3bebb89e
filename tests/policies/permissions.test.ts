import { expect, test } from 'vitest'
import { keyScopes, permissions, provedPermissions, sensitivePermissions } from '@/lib/auth/permissions'
import type { Feature } from '@/lib/feature'
import { features } from '@/lib/features'
import { proofs } from '../features/proofs'
import { owner } from '../support/owner'
import { listFaults } from '../support/list-faults'

const declared: readonly Feature[] = features
const proved = [
  ...['workspace.remove', 'workspace.transfer', 'workspace.secure', 'api-keys.create', 'api-keys.remove'],
  ...proofs.flatMap((proof) => proof.proved ?? []),
]

test('the database and the code have the same permission vocabulary', async () => {
  const { rows } = await owner.query<{ permission: string; roles: string[] }>(
    `select permission, array(select unnest(roles) order by 1) as roles from private.role_permissions`,
  )

  const pairs = (permission: string, held: readonly string[]) => held.map((role) => `${role} ${permission}`)
  const inDatabase = rows.flatMap(({ permission, roles }) => pairs(permission, roles))
  const inCode = Object.entries(permissions).flatMap(([permission, roles]) => pairs(permission, roles))
  expect(
    listFaults({
      file: 'private.role_permissions (run npm run db:vocabulary and npm run db:diff -- <name>)',
      surplus:
        'declare it in lib/features/<feature>/feature.ts, or run npm run db:vocabulary and npm run db:diff -- <name>',
      written: inDatabase,
      wanted: inCode,
      line: (item) => `('${item.replace(' ', "', '")}')`,
    }),
  ).toEqual([])
})

test('the database and the code agree on what a key may be allowed', async () => {
  const { rows } = await owner.query<{ permission: string }>('select permission from private.key_scopes')

  const written = rows.map(({ permission }) => permission)
  const faults = listFaults({
    file: 'private.key_scopes (run npm run db:vocabulary and npm run db:diff -- <name>)',
    surplus:
      'declare it in lib/features/<feature>/feature.ts, or run npm run db:vocabulary and npm run db:diff -- <name>',
    written,
    wanted: [...keyScopes],
    line: (item) => `('${item}')`,
  })
  expect(faults).toEqual([])
})

test('the database and the code agree on what ends with the session', async () => {
  const { rows } = await owner.query<{ permission: string }>(
    'select permission from private.sensitive_permissions',
  )

  const written = rows.map(({ permission }) => permission)
  const faults = listFaults({
    file: 'private.sensitive_permissions (run npm run db:vocabulary and npm run db:diff -- <name>)',
    surplus:
      'declare it in lib/features/<feature>/feature.ts, or run npm run db:vocabulary and npm run db:diff -- <name>',
    written,
    wanted: [...sensitivePermissions],
    line: (item) => `('${item}')`,
  })
  expect(faults).toEqual([])
})

test('the database and the code agree on what needs a recent proof', async () => {
  const { rows } = await owner.query<{ permission: string }>(
    'select permission from private.sensitive_permissions where needs_proof',
  )

  expect(rows.map(({ permission }) => permission).toSorted()).toEqual(provedPermissions.toSorted())
  expect(
    listFaults({
      file: '`proved` of tests/features/<feature>.ts',
      written: proved,
      wanted: [...provedPermissions],
      line: (item) => `proved: ['${item}']`,
    }),
  ).toEqual([])
})

test('every removal ends with the session, and that of a secret or a tenant alone needs a recent proof', () => {
  const removals = Object.keys(permissions).filter((permission) => permission.endsWith('.remove'))

  expect(removals).toEqual(expect.arrayContaining(['members.remove', 'invitations.remove', 'notes.remove']))
  expect(removals.filter((removal) => !(sensitivePermissions as string[]).includes(removal))).toEqual([])
  expect(removals.filter((removal) => (provedPermissions as string[]).includes(removal)).toSorted()).toEqual(
    proved.filter((permission) => permission.endsWith('.remove')).toSorted(),
  )
})

test('no key may grant access', () => {
  const granting = declared.filter(({ grantsAccess }) => grantsAccess)
  const permissionsOfGrants = granting.flatMap(({ permissions: own = {} }) => Object.keys(own))
  const shared = [...permissionsOfGrants, 'workspace.transfer'].filter((permission) =>
    (keyScopes as readonly string[]).includes(permission),
  )

  expect(granting).not.toEqual([])
  expect(shared).toEqual([])
})
