import 'server-only'
import type { CookieMethodsServer } from '@supabase/ssr'
import { codeOf, isOverloaded } from './auth-server-answer'

/** Codes of a refresh token that will never work again: https://supabase.com/docs/guides/auth/debugging/error-codes */
const sessionIsOver = new Set([
  'refresh_token_not_found',
  'session_not_found',
  'session_expired',
  'user_not_found',
  'user_banned',
  // Auth could not have given this token.
  'validation_failed',
])

// A parallel request renewed this session, so removing its cookies would sign the user out.
// https://supabase.com/docs/guides/auth/sessions#what-is-refresh-token-reuse-detection-and-what-does-it-protect-from
const alreadyRenewed = 'refresh_token_already_used'

type Outcome = 'renewed' | 'over' | 'renewed elsewhere' | 'unchecked'

/** Follows the renewal of one request’s session, because the auth client takes every refusal for the session’s end. */
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

  /** Removes the cookies only after `end` succeeds. The auth client alone would remove them first. */
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
