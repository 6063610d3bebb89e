import type { Route } from 'next'

/** What an action hands back to its form: enough to show what went wrong without losing what was typed. */
export type FormState = {
  message?: string
  /** Where what stands in the way can be put right, or what is done can be seen. */
  links?: { text: string; href: Route }[]
  /** By field name. */
  fieldErrors?: Record<string, string>
  values?: Record<string, string>
  /** Says what a form that stays on its page has done. */
  done?: string
  /** Of what was changed, so that the change can be taken back as long as nobody else has made another. */
  version?: number
  /** It is said already, in a corner of the screen. */
  doneElsewhere?: boolean
  /** What is shown this once, and what it is. */
  secret?: { label: string; text: string }
  /** Under which a refusal is found in the log. */
  requestId?: string
  /** A fault of ours, which has been reported, rather than something to put right. */
  ours?: boolean
  /** What was typed into the same form of an earlier build. */
  kept?: boolean
  /** Somebody else has changed the thing since the form was filled from it. */
  stale?: boolean
}

/** A Server Action as a form calls it. */
export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>
