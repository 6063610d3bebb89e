import { spawnSync } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { scratchDir } from '../support/scratch'
import { released } from './released'
import { PROGRAM_MS } from '../../scripts/command/patience'

/** Rules that are somebody else's: https://squawkhq.com/docs/rules */
const left = {
  'require-lock-timeout': 'npm run db:migrate sets it for every file',
  'require-statement-timeout': 'npm run db:migrate sets it for every file',
  'prefer-bigint-over-int':
    'what is an integer here counts to a limit that a check or a size sets; ids are uuids',
}

/** What the linter says of one file and we accept, because db:migrate cancels a statement that takes longer than ten seconds. */
const shortLocks: Record<string, string> = {
  '20261104122000_create_inbound_events.sql require-concurrent-index-creation':
    'invitations live for a week: the table is small',
  '20261104132000_remove_accounts.sql adding-field-with-default':
    'idempotency records live for a day: the table is small',
  '20261104132000_remove_accounts.sql adding-foreign-key-constraint':
    'idempotency records live for a day: the table is small',
  '20261104132000_remove_accounts.sql require-concurrent-index-creation':
    'the activity of the first release is a few weeks old',
  '20261104150000_keep_plans_narrow.sql require-concurrent-index-creation':
    'the tasks of the first release are a few weeks old',
  '20261105100000_count_by_day.sql require-concurrent-index-creation':
    'the tasks of the first release are a few weeks old',
}
const names: Record<string, string> = {
  '20261104110000_create_comments.sql identifier-too-long': 'Postgres keeps 63 bytes of the sentence',
  '20261104111000_create_attachments.sql identifier-too-long': 'Postgres keeps 63 bytes of the sentence',
  '20261104150000_keep_plans_narrow.sql identifier-too-long': 'Postgres keeps 63 bytes of the sentence',
}

const program = join(
  dirname(createRequire(import.meta.url).resolve('squawk-cli/package.json')),
  'js/bin/squawk',
)

function findingsOf(files: string[]): string[] {
  const { stdout, error } = spawnSync(
    process.execPath,
    [
      program,
      '--reporter=json',
      '--pg-version=17',
      '--assume-in-transaction',
      `--exclude=${Object.keys(left).join(',')}`,
      ...files,
    ],
    { encoding: 'utf8', timeout: PROGRAM_MS },
  )
  if (error) throw error
  const found = JSON.parse(stdout) as { file: string; rule_name: string }[]
  return [...new Set(found.map(({ file, rule_name: rule }) => `${basename(file)} ${rule}`))].toSorted()
}

test('the linter finds nothing in the migrations since the release, but for what is written here', () => {
  const later = readdirSync('supabase/migrations').filter((file) => file > released.newestMigration)

  const findings = findingsOf(later.map((file) => join('supabase/migrations', file)))

  expect(findings).toEqual(Object.keys({ ...shortLocks, ...names }).toSorted())
})

test('it would find a column that is dropped and an index that blocks writes', () => {
  const file = join(scratchDir(), 'planted.sql')
  writeFileSync(
    file,
    'alter table tasks drop column title;\ncreate index tasks_title_idx on tasks (title);\n',
  )

  expect(findingsOf([file])).toEqual([
    'planted.sql ban-drop-column',
    'planted.sql require-concurrent-index-creation',
  ])
})
