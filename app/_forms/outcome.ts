/** The result of an optimistic update. */
export type Outcome = {
  refusal?: {
    text: string
    /** Identifies the refusal in the log. Absent if the server was not reached. */
    requestId?: string | undefined
    /** True for an unexpected error, which has been reported. */
    ours?: boolean | undefined
  }
}
