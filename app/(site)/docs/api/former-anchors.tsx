'use client'
import { useEffect } from 'react'

/** The reference was one page, whose anchors were operation ids. An old link leads to the search for its operation. */
export function FormerAnchors() {
  useEffect(() => {
    const anchor = location.hash.slice(1)
    if (/^[a-z]+[A-Z]\w*$/.test(anchor) && !document.getElementById(anchor))
      location.replace(`/docs/api/search?q=${anchor}`)
  }, [])

  return null
}
