/** An allowance of a request: the key of its counter, and the length of a window that begins with this request. */
export type Due = { key: string; windowSeconds: number }

/** The requests of a window so far, with this one, and its end. */
export type Count = { used: number; resetMs: number }

/** The allowances that a request takes, counted once. */
export type Charge = {
  /** Returns nothing when called again. The taker reports the outcome by one of the two below. */
  take: () => Due[]
  /** Throws `rate_limited` when an allowance is used up. */
  counted: (counts: Map<string, Count>) => void
  /** Handles counters that cannot be reached. Throws as `counted` does, by the counts of this process alone. */
  uncounted: (error: unknown) => void
}
