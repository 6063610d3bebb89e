/** Who is asking, proved by a verified access token, and in which request. */
export type Caller = {
  userId: string
  /** The sign-in that the token belongs to; revoking it ends the token's refresh. */
  sessionId: string | undefined
  email: string | undefined
  via: 'cookie' | 'bearer'
  requestId: string
}
