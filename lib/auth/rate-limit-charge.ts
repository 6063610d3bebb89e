/** One allowance of a request: the key of its counter, and how long a window lasts that begins with this request. */
export type Due = { key: string; windowSeconds: number }

/** How many requests the window has had, this one among them, and when it ends. */
export type Count = { used: number; resetMs: number }

/** What a request takes from its allowances. It is counted once: by its first transaction, or apart. */
export type Charge = {
  /** What is to be counted; nothing when that has been taken before. Whoever takes it reports what became of it. */
  take: () => Due[]
  /** Throws `rate_limited` when an allowance is used up. */
  counted: (counts: Map<string, Count>) => void
  /** The counters could not be reached. Throws as `counted` does, by what this process has counted alone. */
  uncounted: (error: unknown) => void
}
