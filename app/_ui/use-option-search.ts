'use client'
import { useEffect, useState } from 'react'
import { type ListSearch, SEARCH_PAUSE_MS, searchOptions } from './search-list'
import type { Option } from './select-box'

const FOUND_MAX = 20

type Found = { q: string; options: Option[]; failed: boolean }

/** The options that the server finds by a typed text, and those at hand without one. */
export function useOptionSearch(search: ListSearch, atHand: readonly Option[], typed: string) {
  const q = typed.trim()
  const { list, valueField, nameField } = search
  const [found, setFound] = useState<Found>()

  useEffect(() => {
    if (q === '') return undefined
    const ending = new AbortController()
    const timer = setTimeout(() => {
      searchOptions({ list, valueField, nameField }, q, FOUND_MAX, ending.signal).then(
        (options) => setFound({ q, options, failed: false }),
        () => ending.signal.aborted || setFound({ q, options: [], failed: true }),
      )
    }, SEARCH_PAUSE_MS)
    return () => {
      clearTimeout(timer)
      ending.abort()
    }
  }, [q, list, valueField, nameField])

  if (q === '') return { options: atHand, state: 'idle' as const }
  if (found?.q !== q) return { options: found?.options ?? [], state: 'searching' as const }
  return { options: found.options, state: found.failed ? ('failed' as const) : ('idle' as const) }
}
