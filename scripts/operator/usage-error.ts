/** A call that no verb understands. Nothing was done, and the exit code is 2. */
export class UsageError extends Error {}
