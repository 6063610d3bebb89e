import type { Route } from 'next'

/** The result of an action. A refusal keeps the typed values. */
export type FormState = {
  message?: string
  /** A link to fix the obstacle or to see the result. */
  links?: { text: string; href: Route }[]
  /** By field name. */
  fieldErrors?: Record<string, string>
  values?: Record<string, string>
  /** The success message of a form that stays on its page. */
  done?: string
  /** The version after the change, for a reaction while nobody has changed it since. */
  version?: number
  /** The message is already announced. */
  doneElsewhere?: boolean
  /** A secret that is shown once, with its label. */
  secret?: { label: string; text: string }
  /** An authenticator app that is being set up, whose secret is shown once. */
  enrolment?: { factorId: string; secret: string; qrCode: string; uri: string }
  /** Recovery codes, which are shown once. */
  recoveryCodes?: string[]
  /** A challenge for the passkeys of the browser, whose answer the form sends next. */
  ceremony?: { challengeId: string; options: object }
  /** The request id of a refusal. */
  requestId?: string
  /** True for an unexpected error, which has been reported. */
  ours?: boolean
  /** The typed values of the same form in an earlier build. */
  kept?: boolean
  /** True if somebody else changed the row since the form was rendered. */
  stale?: boolean
}

/** A Server Action as a form calls it. */
export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>
