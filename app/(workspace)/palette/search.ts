'use client'
import type { Route } from 'next'
import { useEffect, useState } from 'react'
import { fill } from '@/app/_messages/phrase'
import { SEARCH_PAUSE_MS, searchList } from '@/app/_ui/search-list'
import { searchable } from '@/lib/db/searchable'
import { type PaletteGroup, type PaletteItem, placeItem, type PaletteSearch } from './palette-item'

const FOUND_MAX = 8

type Found = { text: string; state: 'idle' | 'failed'; groups: PaletteGroup[] }

const nothing: Found = { text: '', state: 'idle', groups: [] }

/** The entries of the searched lists that contain the text. The API applies the visitor's permissions. */
export function useSearch(searches: PaletteSearch[], known: PaletteGroup[], typed: string) {
  const text = typed.trim()
  const wanted = searches.some((search) => isFor(search, text))
  const [found, setFound] = useState(nothing)

  useEffect(() => {
    if (!wanted) return undefined
    const ending = new AbortController()
    const timer = setTimeout(
      () => void searchAll(searches, known, text, ending.signal).then(setFound, ignore),
      SEARCH_PAUSE_MS,
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
    const groups = await Promise.all(
      searches.filter((search) => isFor(search, text)).map((search) => find(search, places, text, ended)),
    )
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
  const data = await searchList(list, text, FOUND_MAX, ended)
  const items = data.map((entry) => {
    const place = withinPath && places.find(({ id }) => id === fill(withinPath, entry))
    return { ...placeItem(fill(path, entry) as Route, entry[nameField]!), ...(place && { note: place.name }) }
  })
  // A place that the palette has anyway is there once.
  return { name, items: items.filter(({ id }) => !places.some((place) => place.id === id)) }
}

function isFor({ byName }: PaletteSearch, text: string) {
  return byName ? text !== '' : searchable.test(text)
}

// The query has changed meanwhile.
function ignore() {}
