import type { ExportedTable, Feature } from '@/lib/feature'
import { features } from '@/lib/features'

const declared: readonly Feature[] = features

export const exportedTables: Record<string, ExportedTable> = Object.assign(
  {},
  ...declared.map((feature) => feature.exportTables),
)

/** Omissions from an export with their reasons. A test requires every other readable column above. */
export const notExported: Record<string, string> = Object.assign(
  {},
  ...declared.map((feature) => feature.notExported),
)
