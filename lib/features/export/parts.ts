import { attachedFiles } from './files'
import type { ExportPart } from './part'
import { exportedFiles } from './tables'

/** Parts of an export beside its rows. Files are a part only if a feature stores some. */
export const parts: ExportPart[] = [...(exportedFiles.length > 0 ? [attachedFiles] : [])]
