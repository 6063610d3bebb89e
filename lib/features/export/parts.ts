import { attachedFiles } from './files'
import type { ExportPart } from './part'

const declared: readonly ExportPart[] = [attachedFiles]

/** Parts of an export beside its rows. */
export const parts = declared.filter(({ used }) => used)
