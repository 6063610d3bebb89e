import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { createScene, type Scene } from '../policies/matrix/scene'
import { listFaults } from '../support/list-faults'
import { owner } from '../support/owner'
import { placeWith } from '../support/proof-place'
import { resultOf, rulesOf } from './rule-checks'
import { effects, refusals, refusedByTriggers } from './rules'

const rules = await rulesOf(owner)

let scene: Scene
beforeAll(async () => {
  scene = await createScene()
})

test.each(rules)('$name holds', async ({ name, checks, advice }) => {
  expect(checks, `No line shows ${name}: ${advice}`).not.toEqual([])
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
    .map((line) => line.split(' ')[0]!)
  const lines = new Set([...written, ...Object.keys(effects), ...Object.keys(refusedByTriggers)])
  const names = rules.map(({ name }) => name)

  const faults = listFaults({
    file: (name) => placeWith(name, ['refusals', 'effects', 'refusedByTriggers'], 'tests/schema/rules.ts'),
    written: [...lines],
    wanted: names.filter((name) => lines.has(name)),
  })
  expect(faults).toEqual([])
})

test('a rule without a line names the line, its list and its file', async () => {
  const client = await owner.connect()
  await client.query('begin')
  onTestFinished(async () => {
    await client.query('rollback')
    client.release()
  })
  await client.query(`
    alter table notes add constraint planted_length check (length(title) < 70);
    alter table workspaces add constraint planted_name check (name <> 'planted');
    create table planted (id uuid primary key, word text constraint planted_word check (word <> ''));
    create unique index planted_words on planted (lower(word));
    create trigger touch_updated_at before update on planted for each row execute function private.touch_updated_at();
    create trigger planted_trigger before update on notes for each row execute function private.touch_updated_at()`)

  const planted = (await rulesOf(client)).filter(({ checks }) => checks.length === 0)

  expect(planted.map(({ name, advice }) => `${name}: ${advice}`)).toEqual([
    'planted_length: add `planted_length   update notes set title = … where id = :note` to `refusals` in tests/example/proof.ts, with a value that it refuses.',
    'planted_word: add `planted_word   update planted set word = … where id = :…` to `refusals` in tests/features/<feature>.ts, with a value that it refuses.',
    'planted_name: add `planted_name   update workspaces set name = … where id = :ours` to `refusals` in tests/schema/rules.ts, with a value that it refuses.',
    'planted_words: add `planted_words   insert into planted (…) select … from planted where id = :…` to `refusals` in tests/features/<feature>.ts, with a value that it refuses.',
    `notes.planted_trigger: add \`'notes.planted_trigger': ["update notes set … = … where id = :note", "select …"],\` to \`effects\` in tests/example/proof.ts, or \`'notes.planted_trigger': "update notes set … = … where id = :note",\` to \`refusedByTriggers\` in tests/example/proof.ts if it refuses the statement.`,
    'planted.touch_updated_at: add `planted: "update planted set … = … where id = :…",` to `changes` in tests/features/<feature>.ts.',
  ])
})
