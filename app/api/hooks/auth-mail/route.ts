import { env } from '@/lib/env'
import { hookSecrets } from '@/lib/environment/hook-secrets'
import { AuthMail } from '@/lib/features/auth-mails/schema'
import { queueAuthMail } from '@/lib/features/auth-mails/service'
import { resource } from '@/lib/http/resource'
import { signedRoute } from '@/lib/http/signed-route'

const secrets = env.SEND_EMAIL_HOOK_SECRET ? hookSecrets(env.SEND_EMAIL_HOOK_SECRET) : []

/** A call carries the whole user, and Auth does not limit the metadata. */
const BODY_LIMIT_BYTES = 1_000_000

/**
 * Receives mails of Supabase Auth's Send Email hook. A failure, or no response within five seconds, fails the request behind the
 * call. Auth retries after a 503. https://supabase.com/docs/guides/auth/auth-hooks/send-email-hook
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
