import { proofs } from '../features/proofs'
import { idsByName, type Values } from './named-values'
import type { Member } from './notes'
import { owner } from './owner'

const people = ['bystander', 'viewer', 'member', 'admin', 'owner']

/** Adds the rows of every file of tests/features to somebody's workspace, by them wherever a row names a person. */
export async function insertRows({ userId, workspaceId }: Member) {
  const statements: Values = Object.assign({}, ...proofs.map(({ rows }) => rows))
  const known = { ours: workspaceId, ...Object.fromEntries(people.map((name) => [name, userId])) }

  return idsByName(statements, known, async (text) => {
    const { rows } = await owner.query<{ id: string }>(text)
    return rows[0]!.id
  })
}
