import { beforeAll, describe, expect, test } from 'vitest'
import { attemptsOf, type Column, type Line, lines, mistakesOf } from '../policies/matrix/attempts'
import { callableBy, columnsOfPublic } from '../policies/matrix/catalogue'
import { callable } from '../policies/matrix/expected'
import { inTransaction } from '../policies/matrix/in-transaction'
import { createScene, type Scene } from '../policies/matrix/scene'
import { owner } from '../support/owner'
import { accessMutants, type Mutant } from './mutants'
import { resultOf, rulesOf } from './rule-checks'

const rules = await rulesOf(owner)
const mutants = await accessMutants(owner)

let scene: Scene
let columns: Column[]
beforeAll(async () => {
  scene = await createScene()
  columns = await columnsOfPublic(owner)
})

/** The first line of the matrix that a mutant breaks. */
async function noticedBy({ table, verbs, ddl }: Mutant): Promise<Line | undefined> {
  for (const line of lines) {
    if (line.table !== table || !(verbs.includes(line.verb) || isOwn(line))) continue
    const attempts = attemptsOf(
      line,
      columns.filter((column) => column.table === table),
    )
    const mistakes = await inTransaction(line, (client) => mistakesOf(client, scene, attempts, 1), ddl)
    if (mistakes.length > 0) return line
  }
  return undefined
}

function isOwn({ verb }: Line) {
  return !['select', 'insert', 'update', 'delete', 'move'].includes(verb)
}

describe('the matrix of who may do what notices', () => {
  test.each(mutants)('$name', async (mutant) => {
    expect(await noticedBy(mutant)).toBeDefined()
  })

  test('a function that is opened to somebody, or closed', async () => {
    const client = await owner.connect()
    try {
      await client.query('begin; grant execute on function private.touch_updated_at() to anon')
      expect(await callableBy(client)).not.toEqual(callable.trim().split(/\n\s*/))
      await client.query('rollback; begin; revoke execute on function private.uuid_v7() from authenticated')
      expect(await callableBy(client)).not.toEqual(callable.trim().split(/\n\s*/))
    } finally {
      await client.query('rollback')
      client.release()
    }
  })
})

describe('the rules of the schema notice the loss of', () => {
  test.each(rules)('$name', async ({ checks, breakIt }) => {
    const client = await owner.connect()

    const differences = []
    for (const check of checks) {
      const [whole, broken] = [
        await resultOf(client, scene, check),
        await resultOf(client, scene, check, breakIt),
      ]
      if (whole !== broken) differences.push(broken)
    }

    client.release()
    expect(differences).toHaveLength(checks.length)
  })
})
