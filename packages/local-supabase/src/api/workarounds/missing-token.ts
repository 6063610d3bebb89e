import { authError, errorCode } from '../answers.ts'
import type { Workaround } from '../context.ts'

/** Supabase Lite answers a call that needs a user and has only an API key with 401. On Supabase the key is a token, of nobody. */
export const missingToken: Workaround = () => async (request, next) => {
  const answer = await next(request)
  if (/^bearer\s+(?!sb_)/i.test(request.headers.get('authorization') ?? '')) return answer
  if ((await errorCode(answer)) !== 'no_authorization') return answer
  return authError(403, 'bad_jwt', 'invalid claim: missing sub claim')
}
