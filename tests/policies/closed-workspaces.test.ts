import { expect, test } from 'vitest'
import { justProved } from '../support/accounts'
import { acting } from '../support/acting'
import { owner } from '../support/owner'
import { addMember, createFellow, createMember, createUser } from '../support/people'

const names = 'select name from private.own_closed_workspaces(null, 20)'

async function createVault() {
  const ada = await createMember()
  await owner.query(`update workspaces set name = 'Vault', requires_factor = true where id = $1`, [
    ada.workspaceId,
  ])
  return ada
}

test('a member without a proved factor learns the names of what it opens, and nobody else does', async () => {
  const { workspaceId } = await createVault()
  const { userId } = await createFellow(workspaceId, 'viewer')
  const stranger = await createUser()

  expect(await acting({ role: 'app_user', userId }, names)).toEqual({ rows: [{ name: 'Vault' }] })
  expect(await acting({ role: 'app_user', userId: stranger.userId }, names)).toEqual({ rows: [] })
  expect(await acting({ role: 'authenticated', userId }, names)).toEqual({ refused: '42501' })
})

test('a session that has proved one finds them in the list of all, and an ended one learns nothing', async () => {
  const { userId, workspaceId } = await createVault()

  const proved = { role: 'app_user', userId, claims: justProved('totp') } as const
  expect(await acting(proved, names)).toEqual({ rows: [] })
  expect(await acting(proved, 'select id from workspaces')).toEqual({ rows: [{ id: workspaceId }] })

  await owner.query('delete from auth.sessions where user_id = $1', [userId])
  expect(await acting({ role: 'app_user', userId }, names)).toEqual({ rows: [] })
})

test('they come in pages, the newest first', async () => {
  const ada = await createVault()
  const { rows } = await owner.query<{ id: string; name: string }>(
    `insert into workspaces (name, requires_factor) values ('Second', true), ('Third', true) returning id, name`,
  )
  for (const { id } of rows) await addMember(id, ada, 'owner')
  // Ids of one millisecond have any order.
  const [newest, second] = rows.toSorted((one, other) => (one.id < other.id ? 1 : -1))
  const page = (after: string | null) =>
    acting(
      { role: 'app_user', userId: ada.userId },
      'select name from private.own_closed_workspaces($1, 2)',
      [after],
    )

  expect(await page(null)).toEqual({ rows: [{ name: newest!.name }, { name: second!.name }] })
  expect(await page(second!.id)).toEqual({ rows: [{ name: 'Vault' }] })
})
