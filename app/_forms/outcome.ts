/** The result of an optimistic update. */
export type Outcome = {
  refusal?: {
    text: string
    /** Identifies the refusal in the log. Absent if the server was not reached. */
    requestId?: string | undefined
    /** A fault of ours, which has been reported, rather than something to put right. */
    ours?: boolean | undefined
  }
}
