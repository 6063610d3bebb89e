import { undo } from '../undo/undo'
import type { AfterChange, Edited, Settled } from './settled'

/** Parts with a reaction to a change, offered where its announcement stands. Each is a folder of its own. */
const parts: readonly AfterChange[] = [undo]

export function reactionToChanges(settled: Settled) {
  return parts.map((part) => part.toChanges(settled)).find(Boolean)
}

export function reactionToEdit(edited: Edited) {
  return parts.map((part) => part.toEdit(edited)).find(Boolean)
}
