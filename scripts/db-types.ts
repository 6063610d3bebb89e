import type { Closing } from './command/closing.ts'
import { readOptions } from './command/options.ts'
import { keepGenerated } from './generated-file.ts'
import { generateTypes } from './database/generate-types.ts'

const usage = `Usage: npm run db:types [-- --check]

Writes lib/db/database.types.ts from the migrations, by way of a throw-away database.
--check writes nothing and fails when the file is not what the migrations make.`

const { values } = readOptions({
  options: { help: { type: 'boolean', short: 'h' }, check: { type: 'boolean' } },
})
const generated = {
  names: ['lib/db/database.types.ts'],
  command: 'db:types',
  make: async (closing: Closing) => [await generateTypes(closing)],
}

if (values.help) console.log(usage)
else await keepGenerated(generated, values)
