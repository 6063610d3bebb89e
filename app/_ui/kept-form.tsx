'use client'
import { usePathname } from 'next/navigation'
import { createContext, useContext, useEffect, useState } from 'react'
import type { FormState } from '../_forms/form-state'
import type { KeptForm } from '@/lib/http/kept-fields'
import { formsWith } from './ask-current-build'

const KeptFormContext = createContext<KeptForm | undefined>(undefined)

/** Hands what was typed into a form of an earlier build to the form of this one. */
export function KeptFormProvider({
  kept,
  children,
}: {
  kept: KeptForm | undefined
  children: React.ReactNode
}) {
  useEffect(() => {
    if (kept) fillIn(kept)
  }, [kept])

  return <KeptFormContext value={kept}>{children}</KeptFormContext>
}

/** Shows something until another page is visited: the root layout, around all of them, stays. */
export function UntilLeft({ children }: { children: React.ReactNode }) {
  const path = usePathname()
  const [first] = useState(path)
  return path === first ? children : null
}

/** First values of the form of this id: those that were typed, if it is the one. */
export function useKeptState(id: string): FormState | undefined {
  const kept = useContext(KeptFormContext)
  return kept?.id === id ? { values: kept.values, kept: true } : undefined
}

/** Where the page was made by a script, its forms had other ids: they are told apart by their fields and by their order. */
function fillIn({ place, values }: KeptForm) {
  if (place === undefined) return
  const form = formsWith(Object.keys(values))[place]
  for (const element of form?.elements ?? []) {
    const [name, value] = [element.getAttribute('name') ?? '', values[element.getAttribute('name') ?? '']]
    if (value === undefined || name === '') continue
    if (element instanceof HTMLInputElement && /checkbox|radio/.test(element.type))
      element.checked = value.split(' ').includes(element.value)
    else if (
      element instanceof HTMLInputElement ||
      element instanceof HTMLTextAreaElement ||
      element instanceof HTMLSelectElement
    )
      element.value = value
    // The value counts as typed here, so that news from others do not replace it.
    element.dispatchEvent(new Event('input', { bubbles: true }))
  }
}
