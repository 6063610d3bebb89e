import type { Workaround } from '../context.ts'
import { requestRedirect } from '../mail/request-redirect.ts'

/** Supabase Lite ignores `redirect_to`. This keeps it for the mails that the request causes. */
export const emailRedirects: Workaround = () => (request, next) => {
  const redirectTo = new URL(request.url).searchParams.get('redirect_to')
  return requestRedirect.run(redirectTo, () => next(request))
}
