'use client'
import { usePathname } from 'next/navigation'
import { createContext, useContext, useEffect, useState } from 'react'
import type { FormState } from '../_forms/form-state'
import type { KeptForm } from '@/lib/http/kept-fields'

const KeptFormContext = createContext<KeptForm | undefined>(undefined)

/** Passes the input of a form of an earlier build to the current one. */
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

/** Shows a notice until the next navigation, since the root layout stays. */
export function UntilLeft({ children }: { children: React.ReactNode }) {
  const path = usePathname()
  const [first] = useState(path)
  return path === first ? children : null
}

/** The initial values of a form: the kept input, if the id matches. */
export function useKeptState(id: string): FormState | undefined {
  const kept = useContext(KeptFormContext)
  return kept?.id === id ? { values: kept.values, kept: true } : undefined
}
