import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { closeInOrder, type Closing } from './local/closing.ts'
import { generateTypes } from './local/generate-types.ts'
import { projectDir } from './local/project.ts'

const usage = `Usage: npm run db:types [-- --check]

Writes lib/db/database.types.ts from the migrations, by way of a throw-away database.
--check writes nothing and fails when the file is not what the migrations make.`

const { values } = parseArgs({
  options: { help: { type: 'boolean', short: 'h' }, check: { type: 'boolean' } },
})
const name = 'lib/db/database.types.ts'
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
  await writeFile(file, await generateTypes(closing))
  console.log(`${name} is what the migrations make.`)
}

async function check(closing: Closing) {
  const written = await readFile(file, 'utf8').catch(() => '')
  if (written === (await generateTypes(closing))) return
  throw new Error(`${name} is not what the migrations make: run npm run db:types.`)
}
