/** What became of a change that a page has already shown as done. */
export type Outcome = {
  refusal?: {
    text: string
    /** Under which the refusal is found in the log; absent where no server was reached. */
    requestId?: string | undefined
    /** A fault of ours, which has been reported, rather than something to put right. */
    ours?: boolean | undefined
  }
}
