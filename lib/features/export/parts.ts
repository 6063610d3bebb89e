import { attachedFiles } from './files'
import type { ExportPart } from './part'

const declared: readonly ExportPart[] = [attachedFiles]

export const parts = declared.filter(({ used }) => used)
