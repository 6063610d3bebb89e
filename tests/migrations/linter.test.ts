import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lint } from '@/scripts/migrations/linter'
import { scratchDir } from '../support/scratch'

/** The accepted findings of the linter, each with its reason. */
const accepted: Record<string, string> = {
  '20261201000000_baseline.sql adding-serial-primary-key-field': 'pg-boss writes its tables itself',
  '20261201000000_baseline.sql prefer-timestamp-tz': 'pg-boss writes its tables itself',
}

const findingsOf = (files: string[]) =>
  [...new Set(lint(files).map(({ file, rule }) => `${file} ${rule}`))].toSorted()

test('the linter finds nothing in the migrations, but for what is accepted here', () => {
  const folder = 'supabase/migrations'

  const findings = findingsOf(readdirSync(folder).map((file) => join(folder, file)))

  expect(
    findings,
    'Mend the migration, or accept the finding with a reason in tests/migrations/linter.test.ts.',
  ).toEqual(Object.keys(accepted).toSorted())
})

test('it would find a column that is dropped and an index that blocks writes', () => {
  const file = join(scratchDir(), 'planted.sql')
  writeFileSync(
    file,
    'alter table notes drop column title;\ncreate index notes_title_idx on notes (title);\n',
  )

  expect(findingsOf([file])).toEqual([
    'planted.sql ban-drop-column',
    'planted.sql require-concurrent-index-creation',
  ])
})
