import { beforeAll, describe, expect, test } from 'vitest'
import { attemptsOf, type Column, type Line, lines, mistakesOf } from '../policies/matrix/attempts'
import { callableBy, columnsOfPublic } from '../policies/matrix/catalogue'
import { callable } from '../policies/matrix/expected'
import { inTransaction } from '../policies/matrix/in-transaction'
import { proofs } from '../features/proofs'
import { createScene, type Scene } from '../policies/matrix/scene'
import { heldAtServices } from '../../scripts/schema/privileges.ts'
import { filled } from '../support/named-values'
import { owner } from '../support/owner'
import type { Mutant } from './mutant'
import { accessMutants } from './mutants'
import { columnLines, columnLosses } from './column-lines'
import { columns as writtenColumns } from './columns'
import { type Check, resultOf, rulesOf } from './rule-checks'

const rules = await rulesOf(owner)
const mutants = await accessMutants(owner)
const losses = await columnLosses(owner)
const written = writtenColumns.trim().split('\n')

let scene: Scene
let columns: Column[]
beforeAll(async () => {
  scene = await createScene()
  columns = await columnsOfPublic(owner)
})

/** The first line of the matrix that a mutant breaks. */
async function noticedBy(mutant: Mutant): Promise<Line | undefined> {
  const ddl = filled(mutant.ddl, scene.values)
  for (const line of lines.filter((one) => canShow(one, mutant))) {
    const attempts = attemptsOf(
      line,
      columns.filter((column) => column.table === line.table),
    )
    const mistakes = await inTransaction(line, (client) => mistakesOf(client, scene, attempts, 1), ddl)
    if (mistakes.length > 0) return line
  }
  return undefined
}

function canShow(line: Line, { table, verbs = [] }: Mutant) {
  return !table || (line.table === table && (verbs.includes(line.verb) || isOwn(line)))
}

function isOwn({ verb }: Line) {
  return !['select', 'insert', 'update', 'delete', 'move'].includes(verb)
}

describe('the matrix of who may do what notices', () => {
  test.each(mutants)('$name', async (mutant) => {
    expect(await noticedBy(mutant)).toBeDefined()
  })

  test('nothing that decides has escaped being made to allow everything', () => {
    const ofFeatures = proofs.map(({ functions = '' }) => functions).join()
    const names = mutants
      .map(({ name }) => /^private\.(\w+) that allows everything$/.exec(name)?.[1])
      .filter((name) => name && !ofFeatures.includes(`private.${name}(`))

    expect(names).toEqual([
      ...[
        'acting_api_key',
        'acting_id',
        'has_factor',
        'impersonation_lives',
        'inviter_may_still',
        'is_aal2',
        'may_grant_scopes',
        'owes_factor',
        'person_id',
        'proved_recently',
      ],
      ...['require_api_key', 'require_living_session', 'require_permission', 'require_recent_proof'],
      ...['require_session', 'require_user', 'session_lives', 'workspaces_allowing'],
    ])
  })

  test.each(['public', 'anon', 'authenticated', 'app_user', 'service_role'])(
    'a function that is opened to %s',
    async (role) => {
      const { callable: found, held } = await foundAfter(
        `grant execute on function private.touch_updated_at() to ${role}`,
      )
      expect([...found, ...held]).not.toEqual(callable)
    },
  )

  test.each(['app_user', 'service_role'])('a function that is closed to %s', async (role) => {
    const { callable: found } = await foundAfter(`revoke execute on function private.uuid_v7() from ${role}`)
    expect(found).not.toEqual(callable)
  })
})

/** The rights that the tests of the policies read, after a change of them. */
async function foundAfter(ddl: string) {
  const client = await owner.connect()
  try {
    await client.query(`begin; ${ddl}`)
    return { callable: await callableBy(client), held: await heldAtServices(client) }
  } finally {
    await client.query('rollback')
    client.release()
  }
}

describe('the rules of the schema notice the loss of', () => {
  test.each(rules)('$name', async ({ checks, breakIt }) => {
    expect(await changedBy(breakIt, checks)).toHaveLength(checks.length)
  })
})

describe('the rules of the schema notice an empty function of', () => {
  const triggers = rules.flatMap(({ name, checks, emptyIt }) => (emptyIt ? [{ name, checks, emptyIt }] : []))

  test.each(triggers)('$name', async ({ checks, emptyIt }) => {
    expect(await changedBy(emptyIt, checks)).toHaveLength(checks.length)
  })
})

/** The checks that come out differently once something is broken. */
async function changedBy(breakIt: string, checks: Check[]) {
  const client = await owner.connect()
  try {
    const changed = []
    for (const check of checks) {
      const whole = await resultOf(client, scene, check)
      const broken = await resultOf(client, scene, check, breakIt)
      if (whole !== broken) changed.push(check)
    }
    return changed
  } finally {
    client.release()
  }
}

describe('the written columns notice', () => {
  test.each(losses)('$name', async ({ ddl }) => {
    const client = await owner.connect()
    try {
      await client.query(`begin; ${ddl}`)
      expect(await columnLines(client)).not.toEqual(written)
    } finally {
      await client.query('rollback')
      client.release()
    }
  })
})
