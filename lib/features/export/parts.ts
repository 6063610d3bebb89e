import { attachedFiles } from './files'
import type { ExportPart } from './part'
import { exportedFiles } from './tables'

/** An export of rows alone needs none of these: deleting a line here removes its part. */
export const parts: ExportPart[] = [...(exportedFiles.length > 0 ? [attachedFiles] : [])]
