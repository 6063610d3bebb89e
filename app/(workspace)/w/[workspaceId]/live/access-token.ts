import type { TokenAnswer } from '@/app/auth/access-token/route'

const FETCH_TIMEOUT_MS = 5_000
/** Longer than Realtime's interval between two requests for the token. */
const RENEW_BEFORE_MS = 60_000

/** Fetches the visitor's access token, kept in this closure only, and renews it before it expires. Rejects without a session. */
export function createTokenSource(): () => Promise<string> {
  let token: string | undefined
  let renewAt = 0

  return async () => {
    if (token === undefined || Date.now() >= renewAt) {
      const answer = await fetch('/auth/access-token', {
        method: 'POST',
        signal: AbortSignal.timeout(FETCH_TIMEOUT_MS),
      })
      if (!answer.ok) throw new Error(`No access token: ${answer.status}`)
      const { accessToken, expiresInSeconds } = (await answer.json()) as TokenAnswer
      renewAt = Date.now() + expiresInSeconds * 1000 - RENEW_BEFORE_MS
      token = accessToken
    }
    return token
  }
}
