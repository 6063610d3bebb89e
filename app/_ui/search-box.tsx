'use client'
import { lazy, Suspense } from 'react'
import { classes } from './classes'
import type { SearchBoxProps } from './search-combobox'

// Loaded on demand, since most workspaces have every option at hand.
const SearchCombobox = lazy(() =>
  import('./search-combobox').then((loaded) => ({ default: loaded.SearchCombobox })),
)

/** A choice among more options than are at hand, in a browser. */
export function SearchBox(props: SearchBoxProps) {
  const place = <span aria-hidden className={classes(props.className, 'min-h-9 pointer-coarse:min-h-11')} />

  return (
    <Suspense fallback={place}>
      <SearchCombobox {...props} />
    </Suspense>
  )
}
