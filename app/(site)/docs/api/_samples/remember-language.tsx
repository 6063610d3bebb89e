'use client'
import { useEffect } from 'react'
import { usePathname } from 'next/navigation'

const STORED = 'sample-language'

/** Shows all samples in the language that was chosen last. */
export function RememberLanguage() {
  return <OnPage key={usePathname()} />
}

function OnPage() {
  useEffect(() => {
    choose(stored())
    const listen = ({ target }: Event) => {
      if (!(target instanceof HTMLInputElement) || !target.matches('[data-sample-language]')) return
      store(target.value)
      const top = target.getBoundingClientRect().top
      choose(target.value)
      // The samples above have other lengths now.
      window.scrollBy(0, target.getBoundingClientRect().top - top)
    }
    document.addEventListener('change', listen)
    return () => document.removeEventListener('change', listen)
  }, [])

  return null
}

function choose(language: string | null) {
  for (const input of document.querySelectorAll<HTMLInputElement>('input[data-sample-language]'))
    if (input.value === language) input.checked = true
}

// A browser may forbid to store anything, and says so by an exception.
function stored() {
  try {
    return localStorage.getItem(STORED)
  } catch {
    return null
  }
}

function store(language: string) {
  try {
    localStorage.setItem(STORED, language)
  } catch {
    // The choice lasts for this page.
  }
}
