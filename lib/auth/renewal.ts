import 'server-only'
import type { CookieMethodsServer } from '@supabase/ssr'
import { codeOf, isOverloaded } from './auth-server-answer'

/**
 * Auth says by these codes that a refresh token will never work again. Another code may be about our address, our key or a gateway.
 * https://supabase.com/docs/guides/auth/debugging/error-codes
 */
const sessionIsOver = new Set([
  'refresh_token_not_found',
  'session_not_found',
  'session_expired',
  'user_not_found',
  'user_banned',
  // Auth could not have given this token.
  'validation_failed',
])

// A parallel request has renewed this session, so removing its cookies would sign the user out.
// https://supabase.com/docs/guides/auth/sessions#what-is-refresh-token-reuse-detection-and-what-does-it-protect-from
const alreadyRenewed = 'refresh_token_already_used'

type Outcome = 'renewed' | 'over' | 'renewed elsewhere' | 'unchecked'

/** Follows the renewal of one request’s session. The auth client alone takes every refusal for the end of the session. */
export class Renewal {
  #outcome: Outcome | undefined
  #holdsBack = false
  #removal: (() => unknown) | undefined

  get isUnchecked(): boolean {
    return this.#outcome === 'unchecked'
  }

  /** The renewed session lives in cookies that this request has not seen. */
  get isElsewhere(): boolean {
    return this.#outcome === 'renewed elsewhere'
  }

  async watch(url: URL, ask: () => Promise<Response>): Promise<Response> {
    if (url.searchParams.get('grant_type') !== 'refresh_token') return ask()

    this.#outcome = 'unchecked'
    const answer = await ask()
    this.#outcome = await outcomeOf(answer.clone())
    return answer
  }

  /** Keeps the cookies unless a renewal says that the session is over. */
  spare({ getAll, setAll }: CookieMethodsServer): CookieMethodsServer {
    return {
      getAll,
      setAll: (changed, headers) => {
        const ends = changed.every(({ value }) => value === '')
        if (ends && (this.isUnchecked || this.isElsewhere)) return
        if (!ends || !this.#holdsBack) return setAll?.(changed, headers)
        this.#removal = () => setAll?.(changed, headers)
      },
    }
  }

  /** Removes the cookies once `end` has succeeded. The auth client alone removes them before it asks. */
  async holdBack<Ended extends { error: unknown }>(end: () => Promise<Ended>): Promise<Ended> {
    this.#holdsBack = true
    const ended = await end()
    if (!ended.error) await this.#removal?.()
    return ended
  }
}

async function outcomeOf(answer: Response): Promise<Outcome> {
  if (answer.ok) return 'renewed'
  if (isOverloaded(answer)) return 'unchecked'

  const code = codeOf(await answer.json().catch(() => undefined))
  if (code === alreadyRenewed) return 'renewed elsewhere'
  return sessionIsOver.has(code) ? 'over' : 'unchecked'
}
