export type Due = { key: string; windowSeconds: number }

export type Count = { used: number; resetMs: number }

export type Charge = {
  /** Returns what was added since the last call. The taker reports the outcome by one of the two functions below. */
  take: () => Due[]
  /** Throws `rate_limited` when an allowance is used up. */
  counted: (counts: Map<string, Count>) => void
  /** Handles unreachable counters. Throws as `counted` does, by this process’s own counts. */
  uncounted: (error: unknown) => void
}
