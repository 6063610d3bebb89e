import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { closeInOrder } from './command/closing.ts'
import { readOptions } from './command/options.ts'
import { projectDir } from './command/project.ts'
import { readMigrationFiles } from './migrations/files.ts'
import { lint } from './migrations/linter.ts'
import { planOf } from './migrations/plan.ts'
import { stampAfter } from './migrations/stamp.ts'
import { diffDeclared } from './schema/declared.ts'

const usage = `Usage: npm run db:diff -- <name>

Writes supabase/migrations/<time>_<name>.sql: the step from the schema that the migrations make to the one that supabase/schemas declares,
by way of two throw-away databases. Then shows the locks of the file, the rows that it destroys and the findings of the linter.
Read the file before you commit it: docs/migrations.md says which parts are written by hand.

--project=<folder> where supabase/schemas and supabase/migrations are (this project by default)`

const { values, positionals } = readOptions({
  allowPositionals: true,
  options: { help: { type: 'boolean', short: 'h' }, project: { type: 'string', default: projectDir } },
})

if (values.help) console.log(usage)
else await writeDifference(values.project, positionals)

async function writeDifference(dir: string, [name, ...more]: string[]) {
  if (!name || more.length > 0 || !/^[a-z][a-z0-9_]*$/.test(name)) {
    console.error(`Name the change in one word of a-z, 0-9 and _, such as add_notes.\n\n${usage}`)
    process.exitCode = 1
    return
  }

  const closing = closeInOrder({ signalCode: 1 })
  try {
    const sql = await diffDeclared(closing, dir)
    if (!sql)
      throw new Error('The migrations make what supabase/schemas declares: there is nothing to write.')
    const version = stampAfter(readMigrationFiles(dir))
    const path = join(dir, 'supabase/migrations', `${version}_${name}.sql`)
    await writeFile(path, `${sql}\n`)
    console.log(reviewOf(path, { file: `${version}_${name}.sql`, version, name, sql }).join('\n'))
  } catch (error) {
    await closing.fail(error)
  }
  await closing.close()
}

function reviewOf(path: string, migration: Parameters<typeof planOf>[0][number]) {
  const findings = lint([path]).map(({ line, rule, message }) => `  line ${line}: ${rule}: ${message}`)
  return [
    `${path} is written. Read it, and see docs/migrations.md for the parts that are written by hand.`,
    '',
    ...planOf([migration]),
    '',
    ...(findings.length > 0 ? ['The linter says:', ...findings] : ['The linter finds nothing.']),
  ]
}
