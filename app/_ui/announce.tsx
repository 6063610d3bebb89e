'use client'
import { createContext, useContext } from 'react'

export type Announcement = {
  text: string
  look?: 'danger'
  /** The request id of a failure. */
  requestId?: string | undefined
  /** True for an unexpected error, which has been reported. */
  ours?: boolean | undefined
  /** A possible reaction. */
  action?: AnnouncedAction
}

export type AnnouncedAction = { label: string; perform: () => void }

export type Announce = (announcement: Announcement) => void

/** Apart from the toasts, so a page without them does not load them. */
export const AnnounceContext = createContext<Announce | undefined>(undefined)

/** Announces a message in a corner of the screen and to screen readers. Undefined where no toaster is mounted. */
export function useAnnounce(): Announce | undefined {
  return useContext(AnnounceContext)
}
