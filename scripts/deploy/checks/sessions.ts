import { type Check, doesNotApply, finding } from '../check.ts'
import { between, breaches } from '../settings.ts'

/** Hours, as the Management API counts both. supabase/config.toml has the same for a laptop. */
export const SESSION_HOURS_MAX = 720
export const IDLE_HOURS_MAX = 336

export const sessions: Check[] = [
  {
    id: 'sessions.limits',
    title: 'A session ends by its age and by disuse, where the plan has these limits.',
    why: 'A browser that somebody left signed in, or a stolen refresh token, is good for ever without them.',
    mend: `Authentication → Sessions: Time-box user sessions ${SESSION_HOURS_MAX} hours, Inactivity timeout ${IDLE_HOURS_MAX} hours, or less. Write the same into [remotes.production.auth.sessions], or the next push takes them back.`,
    link: 'https://supabase.com/docs/guides/auth/sessions#limiting-session-lifetime-and-number-of-allowed-sessions-per-user',
    needs: ['SUPABASE_ACCESS_TOKEN'],
    run: async (target) => {
      const found = breaches(await target.authSettings(), {
        sessions_timebox: between(1, SESSION_HOURS_MAX),
        sessions_inactivity_timeout: between(1, IDLE_HOURS_MAX),
      })
      if (found.length === 0) return finding()
      const isFree = (await target.management.plan()) === 'free'
      return isFree
        ? doesNotApply('the Free plan ends no session by itself, the Pro plan does.')
        : finding(...found)
    },
  },
]
