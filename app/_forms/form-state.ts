import type { Route } from 'next'

/** The result of an action. A refusal keeps the typed values. */
export type FormState = {
  message?: string
  /** A link to fix the obstacle or to see the result. */
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
  /** A secret that is shown once, with its label. */
  secret?: { label: string; text: string }
  /** Under which a refusal is found in the log. */
  requestId?: string
  /** A fault of ours, which has been reported, rather than something to put right. */
  ours?: boolean
  /** The typed values of the same form in an earlier build. */
  kept?: boolean
  /** Somebody else has changed the thing since the form was filled from it. */
  stale?: boolean
}

/** A Server Action as a form calls it. */
export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>
