import { attachedFiles } from './files'
import type { ExportPart } from './part'
import { exportedFiles } from './tables'

/** An export of rows needs none of these, so deleting a line removes its part. */
export const parts: ExportPart[] = [...(exportedFiles.length > 0 ? [attachedFiles] : [])]
