import type { Messages } from '@/app/_messages/messages'
import type { Workspace } from '@/lib/features/workspaces/schema'
import type { PaletteGroup, PaletteItem, PaletteSearch } from './palette-item'

/** A feature's entries in the palette beside its page. */
export type FeaturePalette = {
  /** Hint in the empty field, where the feature has something to search. */
  hint?: (m: Messages) => string
  search?: (workspace: Workspace, m: Messages) => PaletteSearch
  /** Group of places beside the pages. */
  places?: (workspace: Workspace, m: Messages) => Promise<PaletteGroup>
  actions?: (workspace: Workspace, m: Messages) => Promise<PaletteItem[]>
}
