import { sql } from 'kysely'

/** The versions of a row that a write may replace; undefined: any. None at all is possible too: such a write is refused. */
export type Versions = readonly number[] | undefined

/**
 * A condition for the `where` of a write on one row: `precondition_failed` when the row is there at another version. Name the
 * column where a joined table has one too.
 */
export function ofVersion(versions: Versions, column = 'version') {
  return versions === undefined
    ? sql<boolean>`true`
    : sql<boolean>`private.require_version(${sql.ref(column)}, ${versions})`
}
