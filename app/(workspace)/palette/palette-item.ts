import type { Route } from 'next'

/** An entry of the palette: a page or an action. */
export type PaletteItem = Named &
  ({ href: Route } | { preference: { name: 'theme' | 'locale'; value: string } } | { signOut: true })

/** The note distinguishes entries with the same name. */
type Named = { id: string; name: string; note?: string }

export type PaletteGroup = { name: string; items: PaletteItem[] }

/** A list of the API that is searched with the typed text, as data that a browser is handed. */
export type PaletteSearch = {
  /** Name of the group that is found. */
  name: string
  /** Path of the list, which takes `q`. */
  list: string
  /** Field that names an entry. */
  nameField: string
  /** Path of an entry's page, with its fields in braces. */
  path: Route
  /** Path of the place that an entry is in. If the palette has that place, its name stands beside the entry. */
  withinPath?: Route
  /** The list is searched by a name, from the first letter. */
  byName?: true
}

export function placeItem(href: Route, name: string): PaletteItem {
  return { id: href, name, href }
}
