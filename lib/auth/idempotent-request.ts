/** A request that happens once, however often it is sent, by the key that its client gave it. */
export type IdempotentRequest = {
  /** Where the key counts: the same key elsewhere is another one. */
  operation: string
  key: string
  /** SHA-256 of the request: a repetition has the same. */
  fingerprint: Buffer
  /** What a repetition gets of the result, as JSON. Throws unless the result is a whole answer. */
  keep: (result: unknown) => string
  /** Written by the transaction, which can be one only. */
  state?: 'claimed' | 'done' | 'replayed'
}
