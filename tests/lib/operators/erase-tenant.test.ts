import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createScene } from '../../policies/matrix/scene'
import { tablesHolding } from '../../support/leftovers'
import { owner } from '../../support/owner'

/** The statement of the runbook and the role that it names. */
function runbook() {
  const page = readFileSync('docs/operations.md', 'utf8').split('\n## Erase a tenant\n')[1]!
  const [, statement, role] = /`(delete from [^`]+)` as the role `(\w+)`/.exec(page)!
  return { statement: statement!, role: role! }
}

test('the statement of the runbook erases a tenant as the role that it names, and no other tenant', async () => {
  const scene = await createScene()
  const { ours, theirs } = scene.values as { ours: string; theirs: string }
  const { statement, role } = runbook()
  expect(await tablesHolding([ours])).toEqual(
    expect.arrayContaining(['public.workspaces', 'public.memberships', 'public.notes']),
  )

  const client = await owner.connect()
  try {
    await client.query('begin')
    await client.query(`set local role ${role}`)
    const { rows } = await client.query('select current_user as role')
    expect(rows).toEqual([{ role }])
    expect((await client.query(statement.replace('…', ours))).rowCount).toBe(1)
    await client.query('commit')
  } finally {
    client.release()
  }

  // Jobs that remove the stored files may wait.
  const left = new Set(await tablesHolding([ours]))
  expect(left.difference(new Set(['pgboss.job_common', 'storage.objects']))).toEqual(new Set())
  expect(await tablesHolding([theirs])).toContain('public.workspaces')
})
