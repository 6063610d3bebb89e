import type { ExportedTable, Feature, StoredFiles } from '@/lib/feature'
import { features } from '@/lib/features'

const declared: readonly Feature[] = features

/** The tables of each workspace in an export, as far as its reader may see them: a file per table, one line per row. */
export const exportedTables: Record<string, ExportedTable> = Object.assign(
  {},
  ...declared.map((feature) => feature.exportTables),
)

/** Tables and columns that an export leaves out of what a user may read, and why. A test wants every other one above. */
export const notExported: Record<string, string> = Object.assign(
  {},
  ...declared.map((feature) => feature.notExported),
)

/** Files of users, whose bytes an export holds too. */
export const exportedFiles: StoredFiles[] = declared.flatMap(({ files }) => files ?? [])
