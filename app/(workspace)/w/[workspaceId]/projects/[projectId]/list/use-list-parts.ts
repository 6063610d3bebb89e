'use client'
import { useBulkChanges } from '../bulk/use-bulk-changes'
import { useKeyboard } from '../keyboard/use-keyboard'
import type { ListPart, ListState } from './list-part'

/** The parts of the list, in the order of their feet. Each is a folder of its own, which its line here joins. */
export function useListParts(list: ListState): Record<string, ListPart> {
  return {
    keyboard: useKeyboard(list),
    bulk: useBulkChanges(list),
  }
}
