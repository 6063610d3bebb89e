import { beforeAll, expect, test } from 'vitest'
import { createScene, type Scene } from '../policies/matrix/scene'
import { owner } from '../support/owner'
import { resultOf, rulesOf } from './rule-checks'
import { effects, refusals, refusedByTriggers } from './rules'

const rules = await rulesOf(owner)

let scene: Scene
beforeAll(async () => {
  scene = await createScene()
})

test.each(rules)('$name holds', async ({ name, checks }) => {
  expect(checks, `${name} is shown by no line: write one in tests/schema/rules.ts.`).not.toEqual([])
  const client = await owner.connect()

  const results = []
  for (const check of checks) results.push([check.holds, await resultOf(client, scene, check)])

  client.release()
  const wrong = results.filter(([holds, result]) => (holds ? result !== 'holds' : result === 'done'))
  expect(wrong).toEqual([])
})

test('every line is about a rule that exists', () => {
  const written = refusals
    .trim()
    .split('\n')
    .map((line) => line.split(' ')[0])
  const names = new Set(rules.map(({ name }) => name))

  const unknown = [...written, ...Object.keys(effects), ...Object.keys(refusedByTriggers)].filter(
    (name) => !names.has(name!),
  )

  expect(unknown).toEqual([])
})
