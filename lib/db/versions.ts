import { sql } from 'kysely'

/** The versions that a write may replace. Undefined means any, and an empty list none. */
export type Versions = readonly number[] | undefined

/** Throws `precondition_failed` for a row at another version. A joined table with a version needs the column named. */
export function ofVersion(versions: Versions, column = 'version') {
  return versions === undefined
    ? sql<boolean>`true`
    : sql<boolean>`private.require_version(${sql.ref(column)}, ${versions})`
}
