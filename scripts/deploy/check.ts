import type { Target } from './target.ts'

/** The variables that a check needs. */
export type Need =
  | 'SUPABASE_ACCESS_TOKEN'
  | 'DATABASE_OWNER_URL'
  | 'DATABASE_URL'
  | 'NEXT_PUBLIC_SUPABASE_URL'
  | 'NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY'
  | 'SUPABASE_SECRET_KEY'
  | 'site'

/** The result of a check: sentences about faults, and optional notes. */
export type Finding = { faults: string[]; note?: string }

export type Check = {
  /** Stable: CI and `--only` name it. */
  id: string
  /** The requirement. */
  title: string
  why: string
  mend: string
  /** The official page. */
  link: string
  needs: Need[]
  run: (target: Target) => Promise<Finding>
}

/** Thrown by a check that finds out only while it looks that something is missing to look. */
export class NotChecked extends Error {
  override readonly name = 'NotChecked'
}

/** The sentences among what may be one. */
export function finding(...faults: (string | false | null | undefined)[]): Finding {
  return { faults: faults.filter((fault) => typeof fault === 'string') }
}

/** Nothing to find here, and why. */
export function doesNotApply(because: string): Finding {
  return { faults: [], note: `does not apply: ${because}` }
}

/** Says how many of a list there are, and names the first. */
export function listed(what: string, names: string[]): string | undefined {
  const SHOWN = 5
  if (names.length === 0) return undefined
  const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : ''
  return `${what}: ${names.slice(0, SHOWN).join(', ')}${more}.`
}
