import type { Environment } from '../../command/environment.ts'
import type { Settings } from '../settings.ts'
import type { LocalUrls } from '../../stack/urls.ts'

/** A running Supabase, wherever it runs. */
export type Running = {
  /** The app's variables that lead to it. */
  env: Record<string, string>
  /** Absent when it is a hosted project. */
  urls?: LocalUrls
  /** Advice for the developer, a sentence each. */
  notes: string[]
  /** Settles with the reason when it ends by itself. Absent where this process cannot notice. */
  ended?: Promise<string>
  stop: () => Promise<void>
}

export type Backend = {
  /** A description with its requirements, for --help. */
  about: string
  start: (settings: Settings, environment: Environment) => Promise<Running>
  /** Empties database and storage, migrates, and brings the demo data back. Throws one sentence where that must not be. */
  reset: (settings: Settings, environment: Environment) => Promise<void>
}
