import { readOptions } from './command/options.ts'
import './lib-modules.ts'
import { keepGenerated } from './generated-file.ts'
import { vocabularyFile } from './schema/vocabulary.ts'

const usage = `Usage: npm run db:vocabulary [-- --check]

Writes supabase/schemas/15_vocabulary.sql from what each feature.ts declares: permissions, key scopes and sensitive permissions.
--check writes nothing and fails when the file is not what the code declares.`

const { values } = readOptions({
  options: { help: { type: 'boolean', short: 'h' }, check: { type: 'boolean' } },
})
const generated = {
  names: ['supabase/schemas/15_vocabulary.sql'],
  command: 'db:vocabulary',
  source: 'what the code declares',
  make: async () => [vocabularyFile((await import('./schema/vocabulary-lists.ts')).vocabulary)],
}

if (values.help) console.log(usage)
else await keepGenerated(generated, values)
