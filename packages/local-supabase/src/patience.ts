/** A busy machine is slow, not wrong: these limits only end what hangs. */

/** The longest that a program may run, or a server may say nothing, before it counts as hung. */
export const HUNG_MS = 300_000

/** The advice of a message that a limit was reached. */
export const raiseIt =
  'This machine is busy, or it hangs: raise HUNG_MS in src/patience.ts of local-supabase.'
