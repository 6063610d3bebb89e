import { afterAll, expect, test } from 'vitest'
import { pool } from '@/lib/db/pool'
import { listOwnWorkspaces } from '@/lib/features/workspaces/service'
import { justProved } from '../../support/accounts'
import { owner } from '../../support/owner'
import { addMember, createUser } from '../../support/people'

afterAll(() => pool.end())

/** Somebody in five workspaces, of which every other one demands a factor. */
async function createMemberOfMany() {
  const ada = await createUser()
  for (const name of ['1', '2', '3', '4', '5']) {
    const { rows } = await owner.query<{ id: string }>(
      'insert into workspaces (name, requires_factor) values ($1, $2) returning id',
      [name, name === '2' || name === '4'],
    )
    await addMember(rows[0]!.id, ada, 'viewer')
  }
  return ada
}

test('one list has the open and the closed workspaces of a person, in pages, the newest first', async () => {
  const ada = await createMemberOfMany()
  const pages: string[][] = []

  let after: string | undefined
  do {
    const { items, next } = await listOwnWorkspaces(ada, { after, limit: 2 })
    pages.push(items.map((workspace) => ('role' in workspace ? workspace.name : `${workspace.name} closed`)))
    after = next
  } while (after)

  expect(pages).toEqual([['5', '4 closed'], ['3', '2 closed'], ['1']])
})

test('a person who has proved a factor finds all of them open', async () => {
  const ada = { ...(await createMemberOfMany()), assurance: justProved('totp') }

  const { items } = await listOwnWorkspaces(ada, { limit: 5 })

  expect(items.map(({ name }) => name)).toEqual(['5', '4', '3', '2', '1'])
  expect(items.every((workspace) => 'role' in workspace)).toBe(true)
})
