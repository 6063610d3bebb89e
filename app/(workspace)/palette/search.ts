'use client'
import type { Route } from 'next'
import { useEffect, useState } from 'react'
import { fill } from '@/app/_messages/phrase'
import { lengthOf } from '@/lib/text/characters'
import { type PaletteGroup, type PaletteItem, placeItem, type PaletteSearch } from './palette-item'

/** The shortest search that the API accepts. */
const SEARCH_LENGTH_MIN = 3
/** The debounce of typing. */
const PAUSE_MS = 150
const SEARCH_TIMEOUT_MS = 5_000
const FOUND_MAX = 8

type Found = { text: string; state: 'idle' | 'failed'; groups: PaletteGroup[] }
type Answer = { data: Record<string, string>[] }

const nothing: Found = { text: '', state: 'idle', groups: [] }

/** The entries of the searched lists that contain the text. The API applies the visitor's permissions. */
export function useSearch(searches: PaletteSearch[], known: PaletteGroup[], typed: string) {
  const text = typed.trim()
  const wanted = searches.length > 0 && lengthOf(text) >= SEARCH_LENGTH_MIN
  const [found, setFound] = useState(nothing)

  useEffect(() => {
    if (!wanted) return undefined
    const ending = new AbortController()
    const timer = setTimeout(
      () => void searchAll(searches, known, text, ending.signal).then(setFound, ignore),
      PAUSE_MS,
    )
    return () => {
      clearTimeout(timer)
      ending.abort()
    }
  }, [wanted, searches, known, text])

  if (!wanted) return { groups: [], state: 'idle' as const }
  return { groups: found.groups, state: found.text === text ? found.state : ('searching' as const) }
}

async function searchAll(
  searches: PaletteSearch[],
  known: PaletteGroup[],
  text: string,
  ended: AbortSignal,
): Promise<Found> {
  const places = known.flatMap(({ items }) => items)
  try {
    const groups = await Promise.all(searches.map((search) => find(search, places, text, ended)))
    return { text, state: 'idle', groups: groups.filter(({ items }) => items.length > 0) }
  } catch (error) {
    if (ended.aborted) throw error
    return { text, state: 'failed', groups: [] }
  }
}

async function find(
  { name, list, nameField, path, withinPath }: PaletteSearch,
  places: PaletteItem[],
  text: string,
  ended: AbortSignal,
): Promise<PaletteGroup> {
  const query = new URLSearchParams({ q: text, limit: String(FOUND_MAX) })
  const answer = await fetch(`${list}?${query}`, {
    signal: AbortSignal.any([ended, AbortSignal.timeout(SEARCH_TIMEOUT_MS)]),
  })
  if (!answer.ok) throw new Error(`The search was answered with ${answer.status}.`)
  const { data } = (await answer.json()) as Answer
  const items = data.map((entry) => {
    const place = places.find(({ id }) => id === fill(withinPath, entry))
    return { ...placeItem(fill(path, entry) as Route, entry[nameField]!), ...(place && { note: place.name }) }
  })
  return { name, items }
}

// The query has changed meanwhile.
function ignore() {}
