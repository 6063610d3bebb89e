import 'server-only'
import type { CookieMethodsServer } from '@supabase/ssr'

/**
 * Codes by which Supabase Auth says that a refresh token will never work again. Anything else may be about our address, our key or a
 * gateway on the way. https://supabase.com/docs/guides/auth/debugging/error-codes
 */
const sessionIsOver = new Set([
  'refresh_token_not_found',
  'session_not_found',
  'session_expired',
  'user_not_found',
  'user_banned',
  // The token is not one that Auth could have given.
  'validation_failed',
])

// A parallel request has renewed this session, so removing its cookies would sign the user out.
// https://supabase.com/docs/guides/auth/sessions#what-is-refresh-token-reuse-detection-and-what-does-it-protect-from
const alreadyRenewed = 'refresh_token_already_used'

const TOO_MANY_REQUESTS = 429

type Outcome = 'renewed' | 'over' | 'renewed elsewhere' | 'unchecked'

/** Follows the renewal of one request's session. The auth client by itself takes every refusal for the end of the session. */
export class Renewal {
  #outcome: Outcome | undefined

  /** Whether Supabase Auth did not say if the session lives. */
  get isUnchecked(): boolean {
    return this.#outcome === 'unchecked'
  }

  /** Notes what `ask` answers when `url` is where sessions are renewed. */
  async watch(url: URL, ask: () => Promise<Response>): Promise<Response> {
    if (url.searchParams.get('grant_type') !== 'refresh_token') return ask()

    this.#outcome = 'unchecked'
    const answer = await ask()
    this.#outcome = await outcomeOf(answer.clone())
    return answer
  }

  /** The same cookies, which no renewal removes unless it says that the session is over. */
  spare({ getAll, setAll }: CookieMethodsServer): CookieMethodsServer {
    return {
      getAll,
      setAll: (changed, headers) => {
        const ends = changed.every(({ value }) => value === '')
        if (ends && (this.isUnchecked || this.#outcome === 'renewed elsewhere')) return
        return setAll?.(changed, headers)
      },
    }
  }
}

async function outcomeOf(answer: Response): Promise<Outcome> {
  const body: unknown = await answer.json().catch(() => undefined)
  if (answer.ok) return textOf(body, 'access_token') ? 'renewed' : 'unchecked'
  if (answer.status === TOO_MANY_REQUESTS || answer.status >= 500) return 'unchecked'

  // Older answers have the status as `code`.
  const code = textOf(body, 'error_code') ?? textOf(body, 'code') ?? ''
  if (code === alreadyRenewed) return 'renewed elsewhere'
  return sessionIsOver.has(code) ? 'over' : 'unchecked'
}

function textOf(body: unknown, key: string): string | undefined {
  const value = body instanceof Object ? Reflect.get(body, key) : undefined
  return typeof value === 'string' ? value : undefined
}
