import { readOptions } from './command/options.ts'
import { keepGenerated } from './generated-file.ts'
import { projectDir } from './command/project.ts'
import { readMigrationFiles } from './migrations/files.ts'
import { stampAfter } from './migrations/stamp.ts'
import { baselineOf } from './schema/baseline.ts'
import { readSchemaFiles } from './schema/files.ts'

const usage = `Usage: npm run db:baseline [-- --check]

Writes the first migration from supabase/schemas, for a project whose migrations no hosted database has yet.
Refuses while supabase/migrations has any other file: npm run db:diff writes a change then.
--check writes nothing and fails when the file is not what supabase/schemas declares.`

const { values } = readOptions({
  options: { help: { type: 'boolean', short: 'h' }, check: { type: 'boolean' } },
})

if (values.help) console.log(usage)
else await writeBaseline()

async function writeBaseline() {
  const migrations = readMigrationFiles(projectDir)
  const other = migrations.find(({ name }) => name !== 'baseline')
  if (other) {
    console.error(`${other.file} follows the baseline already: npm run db:diff -- <name> writes a change.`)
    process.exitCode = 1
    return
  }

  const file = migrations[0]?.file ?? `${stampAfter(migrations)}_baseline.sql`
  const generated = {
    names: [`supabase/migrations/${file}`],
    command: 'db:baseline',
    source: 'what supabase/schemas declares',
    make: () => Promise.resolve([baselineOf(readSchemaFiles(projectDir))]),
  }
  await keepGenerated(generated, values)
}
