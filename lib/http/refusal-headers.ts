import { parseCookieHeader } from '@supabase/ssr'
import { hasSession } from '@/lib/auth/cookie-names'
import { type AppError, PROOF_MAX_AGE_SECONDS, statusByCode } from '@/lib/errors'

const bearer = 'Bearer realm="api"'
const furtherProof = 'Bearer error="insufficient_user_authentication"'

/** Every 401 has a challenge, whatever door answers it. `refused` tells that a credential came. https://www.rfc-editor.org/rfc/rfc9110#name-401-unauthorized */
export function refusalHeaders(error: AppError, { refused }: { refused: boolean }): Headers {
  const { code, retryAfterSeconds } = error
  const headers = new Headers()
  if (statusByCode[code] === 401) headers.set('www-authenticate', challengeOf(error, refused))
  if (retryAfterSeconds !== undefined) headers.set('retry-after', String(retryAfterSeconds))
  for (const [name, value] of Object.entries(error.headers)) headers.set(name, value)
  return headers
}

/** https://www.rfc-editor.org/rfc/rfc6750#section-3 https://www.rfc-editor.org/rfc/rfc9470 */
function challengeOf({ code }: AppError, refused: boolean) {
  if (code === 'factor_required') return `${furtherProof}, acr_values="aal2"`
  if (code === 'proof_required') return `${furtherProof}, max_age="${PROOF_MAX_AGE_SECONDS}"`
  return refused ? `${bearer}, error="invalid_token"` : bearer
}

/** True for a bearer token or a session cookie. Another scheme is no credential of ours. */
export function bringsCredential({ headers }: Request): boolean {
  const authorization = headers.get('authorization')
  if (authorization !== null) return /^bearer +\S/i.test(authorization)
  return hasSession(parseCookieHeader(headers.get('cookie') ?? ''))
}
