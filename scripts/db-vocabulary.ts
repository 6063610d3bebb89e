import { parseArgs } from 'node:util'
import { keepGenerated } from './generated-file.ts'
import { vocabularyFile } from './schema/vocabulary.ts'
import { vocabulary } from './schema/vocabulary-lists.ts'

const usage = `Usage: npm run db:vocabulary [-- --check]

Writes supabase/schemas/15_vocabulary.sql, the permissions and the other lists that the database decides by, from the code.
--check writes nothing and fails when the file is not what the code declares.`

const { values } = parseArgs({
  options: { help: { type: 'boolean', short: 'h' }, check: { type: 'boolean' } },
})
const generated = {
  name: 'supabase/schemas/15_vocabulary.sql',
  command: 'db:vocabulary',
  source: 'what the code declares',
  make: () => Promise.resolve(vocabularyFile(vocabulary)),
}

if (values.help) console.log(usage)
else await keepGenerated(generated, values)
