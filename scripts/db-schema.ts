import { readOptions } from './command/options.ts'
import { withClient } from './database/client.ts'
import { keepGenerated } from './generated-file.ts'
import type { Closing } from './command/closing.ts'
import { projectDir } from './command/project.ts'
import { startThrowAway } from './stack/throw-away.ts'
import { readCatalogue } from './schema/catalogue.ts'
import { readSchemaFiles } from './schema/files.ts'
import { indexReasons } from './schema/index-reasons.ts'
import { inventoryOf } from './schema/inventory.ts'
import { schemaPage } from './schema/page.ts'

const usage = `Usage: npm run db:schema [-- --check]

Writes docs/schema.md, the tables as a diagram and the purpose of each index, and supabase/inventory.txt, a line for each grant, policy,
function, column and whatever else the schema has, from the migrations, by way of a throw-away database.
--check writes nothing and fails when a file is not what the migrations make.`

const { values } = readOptions({
  options: { help: { type: 'boolean', short: 'h' }, check: { type: 'boolean' } },
})
const generated = { names: ['docs/schema.md', 'supabase/inventory.txt'], command: 'db:schema', make: pages }

if (values.help) console.log(usage)
else await keepGenerated(generated, values)

async function pages(closing: Closing) {
  const url = await startThrowAway(closing)
  const page = schemaPage(await withClient(url, readCatalogue), indexReasons(readSchemaFiles(projectDir)))
  const inventory = await withClient(url, inventoryOf)
  return [page, `${inventory.join('\n')}\n`]
}
