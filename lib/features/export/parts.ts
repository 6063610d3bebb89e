import { attachedFiles } from './files'
import type { ExportPart } from './part'

/** An export of rows alone needs none of these: deleting a line here removes its part. */
export const parts: ExportPart[] = [attachedFiles]
