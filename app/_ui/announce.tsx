'use client'
import { createContext, useContext } from 'react'

export type Announcement = {
  text: string
  look?: 'danger'
  /** Under which a failure is found in the log. */
  requestId?: string | undefined
  /** It is a fault of ours, which has been reported. */
  ours?: boolean | undefined
  /** What can be done about it, such as taking it back. */
  action?: { label: string; perform: () => void }
}

export type Announce = (announcement: Announcement) => void

/** Apart from the toasts themselves, so that a form on a page without them does not load them. */
export const AnnounceContext = createContext<Announce | undefined>(undefined)

/** Says something in a corner of the screen and to screen readers; undefined where nothing shows it. */
export function useAnnounce(): Announce | undefined {
  return useContext(AnnounceContext)
}
