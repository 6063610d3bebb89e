import type { LiveToken } from '@/lib/features/live/schema'

const FETCH_TIMEOUT_MS = 5_000
/** Longer than Realtime's interval between two requests for the token. */
const RENEW_BEFORE_MS = 60_000

/** Fetches the token of a workspace's topic, and renews it before it ends. Rejects for a visitor who may not read the workspace. */
export function createTokenSource(workspaceId: string): () => Promise<LiveToken> {
  let current: LiveToken | undefined

  return async () => {
    if (!current || Date.now() >= Date.parse(current.expiresAt) - RENEW_BEFORE_MS) {
      const answer = await fetch(`/api/v1/workspaces/${workspaceId}/live-tokens`, {
        method: 'POST',
        signal: AbortSignal.timeout(FETCH_TIMEOUT_MS),
      })
      if (!answer.ok) throw new Error(`No live token: ${answer.status}`)
      const { data } = (await answer.json()) as { data: LiveToken }
      current = data
    }
    return current
  }
}
