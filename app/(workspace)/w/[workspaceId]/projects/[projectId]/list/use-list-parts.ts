'use client'
import { useBulkChanges } from '../bulk/use-bulk-changes'
import { useKeyboard } from '../keyboard/use-keyboard'
import type { ListPart, ListState } from './list-part'

/** Hooks of the parts that can be left out, in the order of their feet. Each is a folder of its own. */
const hooks: readonly ((list: ListState) => ListPart)[] = [useKeyboard, useBulkChanges]

/** Calls the same hooks in the same order at each render, because the list is a constant. */
export function useListParts(list: ListState): ListPart[] {
  return hooks.map((partOf) => partOf(list))
}
