/** A request that happens once, however often its client sends it under one key. */
export type IdempotentRequest = {
  /** The same key counts apart for another operation. */
  operation: string
  key: string
  /** SHA-256 of the request. A repetition has the same. */
  fingerprint: Buffer
  /** Returns the JSON that a repetition gets. Throws unless the result is a whole answer. */
  keep: (result: unknown) => string
  /** Written by the transaction, of which there is one. */
  state?: 'claimed' | 'done' | 'replayed'
}
