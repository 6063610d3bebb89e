'use client'
import { usePathname } from 'next/navigation'
import { createContext, useContext, useEffect, useState } from 'react'
import type { FormState } from '../_forms/form-state'
import type { KeptForm } from '@/lib/http/kept-fields'

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
    if (kept) void import('./fill-in').then(({ fillIn }) => fillIn(kept))
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
