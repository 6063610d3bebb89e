'use client'
import { createContext, useContext } from 'react'

export type Announcement = {
  text: string
  look?: 'danger'
  /** Under which a failure is found in the log. */
  requestId?: string | undefined
  /** It is a fault of ours, which has been reported. */
  ours?: boolean | undefined
  /** A possible reaction, such as an undo. */
  action?: { label: string; perform: () => void }
}

export type Announce = (announcement: Announcement) => void

/** Apart from the toasts themselves, so that a form on a page without them does not load them. */
export const AnnounceContext = createContext<Announce | undefined>(undefined)

/** Announces a message in a corner of the screen and to screen readers. Undefined where no toaster is mounted. */
export function useAnnounce(): Announce | undefined {
  return useContext(AnnounceContext)
}
