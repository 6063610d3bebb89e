export type IdempotentRequest = {
  operation: string
  key: string
  fingerprint: Buffer
  /** Returns the JSON that a repetition gets. Throws unless the result is a whole answer. */
  keep: (result: unknown) => string
  state?: 'claimed' | 'done' | 'replayed'
}
