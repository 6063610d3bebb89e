import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectDir } from '../../scripts/command/project.ts'
import type { SchemaFile } from '../../scripts/schema/files.ts'
import { vocabularyFile } from '../../scripts/schema/vocabulary.ts'
import { vocabulary } from '../../scripts/schema/vocabulary-lists.ts'

/** The schema of the example, applied after that of the product: its table, and the vocabularies of all features. */
export const exampleFiles: SchemaFile[] = [
  { file: '95_notes.sql', sql: readFileSync(join(projectDir, 'tests/example/notes/notes.sql'), 'utf8') },
  {
    file: '96_vocabulary.sql',
    sql: vocabularyFile(vocabulary).replaceAll('create view', 'create or replace view'),
  },
]
