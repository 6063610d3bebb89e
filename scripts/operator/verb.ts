import type { ParseArgsOptionsConfig } from 'node:util'

/** Runs one statement in a transaction of its own, as the role operator. */
export type Call = <Row>(text: string, values: unknown[]) => Promise<Row[]>

/** The options that verbs have besides those of all. */
export type Values = {
  limit?: string
  after?: string
  session?: string
  'events-before'?: string
  'new-owner'?: string[]
  'dry-run'?: boolean
  site?: string
}

export type Operation = {
  /** The one word after the verb. */
  subject: string
  values: Values
  operator: string
  reason: string | null
  call: Call
  /** Shows the lines and asks. Throws unless somebody agrees. */
  agree: (lines: string[], question: string) => Promise<void>
}

/** Data for programs, and the same as lines for people. */
export type Outcome = { data: unknown; lines: string[] }

export type Verb = {
  subject: string
  summary: string
  /** The lines of --help about the options of this verb alone. */
  help: string
  options: ParseArgsOptionsConfig
  needsReason: boolean
  run: (operation: Operation) => Promise<Outcome>
}
