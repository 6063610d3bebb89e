import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { withClient } from './local/client.ts'
import { closeInOrder, type Closing } from './local/closing.ts'
import { projectDir } from './local/project.ts'
import { startThrowAway } from './local/throw-away.ts'
import { readMigrationFiles } from './migrations/files.ts'
import { readCatalogue } from './schema/catalogue.ts'
import { indexReasons } from './schema/index-reasons.ts'
import { schemaPage } from './schema/page.ts'

const usage = `Usage: npm run db:schema [-- --check]

Writes docs/schema.md, the tables as a diagram and what each index serves, from the migrations, by way of a throw-away database.
--check writes nothing and fails when the file is not what the migrations make.`

const { values } = parseArgs({
  options: { help: { type: 'boolean', short: 'h' }, check: { type: 'boolean' } },
})
const name = 'docs/schema.md'
const file = join(projectDir, name)

if (values.help) console.log(usage)
else await run()

async function run() {
  const closing = closeInOrder({ signalCode: 1 })
  try {
    await (values.check ? check(closing) : write(closing))
  } catch (error) {
    await closing.fail(error)
  }
  await closing.close()
}

async function write(closing: Closing) {
  await writeFile(file, await page(closing))
  console.log(`${name} is what the migrations make.`)
}

async function check(closing: Closing) {
  const written = await readFile(file, 'utf8').catch(() => '')
  if (written === (await page(closing))) return
  throw new Error(`${name} is not what the migrations make: run npm run db:schema.`)
}

async function page(closing: Closing) {
  const url = await startThrowAway(closing)
  return schemaPage(await withClient(url, readCatalogue), indexReasons(readMigrationFiles(projectDir)))
}
