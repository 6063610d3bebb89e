import { AsyncLocalStorage } from 'node:async_hooks'
import { authError } from '../answers.ts'
import type { LocalConfig } from '../../config.ts'
import type { Door } from '../door.ts'

const HOUR_MS = 3_600_000

/** Counts the mails of the request that causes them: the two of one change of address are one. */
const ofRequest = new AsyncLocalStorage<() => void>()

/** Counts a mail that is about to be sent. Throws when Auth sends no more within the hour. */
export function countMail(): void {
  ofRequest.getStore()?.()
}

/**
 * The limit of Supabase Auth for the mails of the whole project, `email_sent` an hour. It holds where `[auth.email.smtp]` is enabled,
 * as in the CLI: https://supabase.com/docs/guides/local-development/cli/config#auth.rate_limit.email_sent
 */
export function mailLimit({ config }: { config: LocalConfig }, now = Date.now) {
  const { email, rate_limit } = config.auth
  let window = { since: now(), sent: 0 }

  return async (request: Request, next: Door): Promise<Response> => {
    if (!email.smtp?.enabled) return next(request)

    let outcome: 'counted' | 'refused' | undefined
    const count = () => {
      if (outcome === 'counted') return
      outcome = take() ? 'counted' : 'refused'
      if (outcome === 'refused') throw new Error('email rate limit exceeded')
    }
    const answer = ofRequest.run(count, () => next(request))
    return answer.then(
      (sent) => (outcome === 'refused' ? refusal() : sent),
      (error: unknown) => {
        if (outcome === 'refused') return refusal()
        throw error
      },
    )
  }

  function take() {
    const hours = Math.floor((now() - window.since) / HOUR_MS)
    if (hours > 0) window = { since: window.since + hours * HOUR_MS, sent: 0 }
    if (window.sent >= rate_limit.email_sent) return false
    window.sent += 1
    return true
  }
}

function refusal() {
  return authError(429, 'over_email_send_rate_limit', 'email rate limit exceeded')
}
