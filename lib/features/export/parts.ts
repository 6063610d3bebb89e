import { attachedFiles } from './files'
import type { ExportPart } from './part'

/** Parts of an export beside its rows. A part that goes takes its line along. */
export const parts: ExportPart[] = [attachedFiles]
