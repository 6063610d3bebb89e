import { sql } from 'kysely'

/** The versions of a row that a write may replace; undefined: any. None at all is possible too: such a write is refused. */
export type Versions = readonly number[] | undefined

/** A condition for the `where` of a write on one row: `precondition_failed` when the row is there at another version. */
export function ofVersion(versions: Versions) {
  return versions === undefined
    ? sql<boolean>`true`
    : sql<boolean>`private.require_version(version, ${versions})`
}
