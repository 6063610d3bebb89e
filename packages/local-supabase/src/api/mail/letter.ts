import type { MailKind } from './default-templates.ts'

/** A mail that Auth asks for: its kind, its reader and the token in it. */
export type Letter = {
  kind: MailKind
  to: string
  userId: string | undefined
  code: string
  hash: string
  email?: string
  newEmail?: string
  /** The token for the present address, where it must agree to a change as the new one does. */
  current?: { code: string; hash: string }
}
