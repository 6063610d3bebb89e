import { undo } from '../undo/undo'
import type { AfterChange, Edited, Settled } from './settled'

/** Parts that take a change back, offered where its announcement stands. Each is a folder of its own. */
const parts: AfterChange[] = [undo]

export function takeBackOf(settled: Settled) {
  return parts.map((part) => part.ofChanges(settled)).find(Boolean)
}

export function takeBackOfEdit(edited: Edited) {
  return parts.map((part) => part.ofEdit(edited)).find(Boolean)
}
