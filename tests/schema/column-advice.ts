import { placeOf } from '../support/proof-place'

/** A sentence for each table whose columns differ between the database and the lists: the file to correct. */
export function columnAdvice(found: string[], written: string[]): string {
  const [inDatabase, inLists] = [sectionsOf(found), sectionsOf(written)]
  const differing = [...inDatabase, ...inLists].filter(
    (section) => !inDatabase.includes(section) || !inLists.includes(section),
  )
  const tables = new Set(differing.map((section) => section.split('\n')[0]!))
  return [...tables]
    .map((table) => `${table}: correct ${placeOf(table, 'columns', 'tests/schema/columns.ts')}.`)
    .join('\n')
}

function sectionsOf(lines: string[]) {
  return lines.join('\n').split('\n\n')
}
