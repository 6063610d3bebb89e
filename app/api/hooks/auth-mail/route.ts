import { env } from '@/lib/env'
import { hookSecrets } from '@/lib/environment/hook-secrets'
import { AuthMail } from '@/lib/features/auth-mails/schema'
import { queueAuthMail } from '@/lib/features/auth-mails/service'
import { resource } from '@/lib/http/resource'
import { signedRoute } from '@/lib/http/signed-route'

const secrets = env.SEND_EMAIL_HOOK_SECRET ? hookSecrets(env.SEND_EMAIL_HOOK_SECRET) : []

/** A call carries the whole user, whose metadata Auth does not limit. */
const BODY_LIMIT_BYTES = 1_000_000

/**
 * Takes what Supabase Auth wants mailed, when its Send Email hook leads here. Any answer but a success, or none within five seconds,
 * fails the request for which Auth calls. It tries again after a 503.
 * https://supabase.com/docs/guides/auth/auth-hooks/send-email-hook
 */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: signedRoute(
    {
      id: 'receiveAuthMail',
      summary: 'Receive a signed mail request from Supabase Auth.',
      body: AuthMail,
      bodyLimitBytes: BODY_LIMIT_BYTES,
      secrets,
    },
    ({ requestId, id, body }) => queueAuthMail(requestId, id, body),
  ),
})
