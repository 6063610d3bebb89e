import { parseStatements, type SqlNode } from '../migrations/parse.ts'
import type { SchemaFile } from './files.ts'

/** The comment above each `create index`, by the index's name. One comment may stand above several. */
export function indexReasons(files: Pick<SchemaFile, 'sql'>[]): Map<string, string> {
  const reasons = new Map<string, string>()
  for (const { sql } of files) {
    let above = ''
    for (const { kind, node, text } of parseStatements(sql)) {
      above = kind === 'IndexStmt' ? commentAbove(text) || above : ''
      if (above) reasons.set(nameOf(node), above)
    }
  }
  return reasons
}

function nameOf({ relation, idxname }: SqlNode) {
  return `${(relation as { schemaname: string }).schemaname}.${String(idxname)}`
}

/** The comment right above a statement. A comment beyond a blank line is about something else. */
function commentAbove(text: string) {
  const comments = text.slice(0, text.search(/^create\b/m))
  return comments
    .split(/\n\s*\n/)
    .at(-1)!
    .replaceAll(/^-- ?/gm, '')
    .trim()
    .replaceAll('\n', ' ')
}
