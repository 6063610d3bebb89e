import { expect, test } from 'vitest'
import { asReader, may } from '@/lib/db/transaction'
import { sql } from 'kysely'
import { owner } from '../support/owner'
import { createFellow, createMember } from '../support/people'

const OTHERS = 500

/** The pages of the database that a statement looks at, those of its policies included. */
async function pagesOf(statement: Promise<{ rows: unknown[] }>): Promise<number> {
  const [{ 'QUERY PLAN': plans }] = (await statement).rows as [
    { 'QUERY PLAN': [{ Plan: Record<string, number> }] },
  ]
  const { Plan: plan } = plans[0]
  return plan['Shared Hit Blocks']! + plan['Shared Read Blocks']!
}

const ROUNDS = 5

type Ask = () => Promise<{ rows: unknown[] }>

/** The least of several rounds: a new connection reads the catalogue too, and a vacuum between two rounds spares pages of all. */
async function leastPagesOf(...asks: Ask[]): Promise<number[]> {
  const least = asks.map(() => Infinity)
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [at, ask] of asks.entries()) least[at] = Math.min(least[at]!, await pagesOf(ask()))
  return least
}

const list = (workspaceId: string) =>
  sql`explain (analyze, buffers, format json) select * from notes where workspace_id = ${workspaceId} order by id desc limit 20`

test('a member of hundreds of workspaces pays for the one that a request names', async () => {
  const ada = await createMember()
  const grace = await createFellow(ada.workspaceId, 'member')
  await owner.query(
    `with created as (insert into workspaces (name) select 'Other' from generate_series(1, $2::int) returning id)
     insert into memberships (workspace_id, user_id, role) select id, $1, 'owner' from created`,
    [grace.userId, OTHERS],
  )
  await owner.query(
    `insert into notes (workspace_id, title) select $1, 'Note ' || n from generate_series(1, 100) as n`,
    [ada.workspaceId],
  )
  await owner.query('analyze memberships, notes')
  const { workspaceId } = ada
  const permit = may('notes.read', workspaceId)
  const asGrace = { ...grace, workspaceId }
  const named = (caller: typeof ada) => asReader(caller, permit, (tx) => list(workspaceId).execute(tx))
  const unnamed = (caller: typeof ada) => asReader(caller, 'signed-in', (tx) => list(workspaceId).execute(tx))

  const [few, many, all] = await leastPagesOf(
    () => named(ada),
    () => named(asGrace),
    () => unnamed(asGrace),
  )

  expect(many).toBeLessThanOrEqual(few!)
  expect(all).toBeGreaterThan(few!)
})

test('a request that names a workspace sees the rows of no other, and gains none by the name', async () => {
  const [ada, eve] = [await createMember(), await createMember()]
  await owner.query(`insert into memberships (workspace_id, user_id, role) values ($1, $2, 'owner')`, [
    eve.workspaceId,
    ada.userId,
  ])
  const seen = (caller: typeof ada, setting: string) =>
    asReader(caller, 'signed-in', async (tx) => {
      await sql`select set_config('app.workspace', ${setting}, true)`.execute(tx)
      const { rows } = await sql<{ id: string }>`select id from workspaces`.execute(tx)
      return rows.map(({ id }) => id)
    })

  expect(await seen(ada, eve.workspaceId)).toEqual([eve.workspaceId])
  expect(await seen(ada, '')).toHaveLength(2)
  expect(await seen(eve, ada.workspaceId)).toEqual([])
})
