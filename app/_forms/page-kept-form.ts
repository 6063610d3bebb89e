import 'server-only'
import { headers } from 'next/headers'
import { cache } from 'react'
import { visitingCaller } from '@/lib/auth/page-caller'
import type { KeptForm } from '@/lib/http/kept-fields'
import { keptFormHeader, unpacked } from '@/lib/http/kept-form'

/** Reads the header of proxy.ts, which removes any such header of a browser. A person gets nothing that another one has typed. */
export const pageKeptForm = cache(async (): Promise<KeptForm | undefined> => {
  const text = (await headers()).get(keptFormHeader)
  const kept = text ? unpacked(text) : undefined
  if (!kept?.author) return kept
  return kept.author === (await visitingCaller())?.userId ? kept : undefined
})
