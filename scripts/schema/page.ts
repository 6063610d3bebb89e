import type { Catalogue, Column, Index, Reference, Table } from './catalogue.ts'

/** docs/schema.md: the catalogue as a diagram, and the purpose of each index. Throws with the indexes that have no reason. */
export function schemaPage({ tables, references, indexes }: Catalogue, reasons: Map<string, string>): string {
  const unexplained = indexes.filter((index) => !reasonOf(index, reasons))
  if (unexplained.length > 0) {
    const names = unexplained.map(({ name }) => name).join(', ')
    throw new Error(
      `Say in a comment above it, in supabase/schemas, which query each of these indexes serves: ${names}.`,
    )
  }
  return `# Schema

Written by \`npm run db:schema\` from the catalogue of a migrated database. \`npm test\` fails where it says something else.

## Tables

The diagram shows keys alone. The types of every column are in \`lib/db/database.types.ts\`. A column marked as tenant holds the workspace of
the row. Every table that has one refers to others of the tenant by both columns, so that a row cannot point into another workspace.

${diagram(tables, references)}

## Indexes

Each serves a query, which the comment above it in \`supabase/schemas\` names. Those of keys and constraints come with them.

${tables.flatMap((table) => sectionOf(table, indexes, reasons)).join('\n\n')}
`
}

function diagram(tables: Table[], references: Reference[]) {
  return ['```mermaid', 'erDiagram', ...tables.map(entity), ...references.map(relation), '```'].join('\n')
}

function entity({ name, columns }: Table) {
  const keys = columns.filter((column) => column.keys.length > 0 || column.tenant)
  return [`  ${idOf(name)}["${shortName(name)}"] {`, ...keys.map(attribute), '  }'].join('\n')
}

function attribute({ name, type, keys, tenant }: Column) {
  const marks = [keys.join(', '), tenant ? '"tenant"' : ''].filter(Boolean).join(' ')
  return `    ${type.replaceAll(/\W+/g, '_')} ${name} ${marks}`
}

/** https://mermaid.js.org/syntax/entityRelationshipDiagram.html#relationship-syntax */
function relation({ child, parent, columns, optional, single, onDelete }: Reference) {
  return `  ${idOf(parent)} ${optional ? '|o' : '||'}--${single ? 'o|' : 'o{'} ${idOf(child)} : "${columns.join(', ')}: ${onDelete}"`
}

function sectionOf({ name }: Table, indexes: Index[], reasons: Map<string, string>) {
  const rows = indexes
    .filter(({ table }) => table === name)
    .map(
      (index) =>
        `| \`${nameAlone(index.name)}\` | \`${cell(index.definition)}\` | ${cell(reasonOf(index, reasons)!)} |`,
    )
  if (rows.length === 0) return []
  return [`### ${shortName(name)}\n\n${['| index | on | for |', '| --- | --- | --- |', ...rows].join('\n')}`]
}

function reasonOf({ name, constraint, referredBy }: Index, reasons: Map<string, string>) {
  const targets = referredBy.map(shortName).join(', ')
  if (constraint === 'p') return `The primary key${targets && `, to which ${targets} refer`}.`
  if (constraint === 'u') return targets ? `The target of ${targets}.` : 'Refuses a second one.'
  return reasons.get(name)
}

const cell = (text: string) => text.replaceAll('|', String.raw`\|`)
const idOf = (name: string) => name.replace('.', '_')
const nameAlone = (name: string) => name.slice(name.indexOf('.') + 1)
const shortName = (name: string) => name.replace(/^public\./, '')
