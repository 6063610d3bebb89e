import 'server-only'

const nothingToEnd = new Set(['session_not_found', 'session_expired', 'user_not_found'])

/** The auth client takes these statuses for the end of a session, although Auth may not have ended it. */
const takenForTheEnd = new Set([401, 403, 404])

/** Auth answers the removal of a passkey with nothing. */
const onePasskey = /\/passkeys\/[\da-f-]{36}$/

const sessions = /\/(token|passkeys\/authentication\/verify)$/

const TOO_MANY_REQUESTS = 429
const NO_CONTENT = 204

/** Refuses half a session, a gateway page and a sign-out that ended nothing. The auth client would accept all three. */
export async function checkedAnswer(url: URL, answer: Response): Promise<Response> {
  const body: unknown = await answer
    .clone()
    .json()
    .catch(() => undefined)

  if (isOverloaded(answer)) return codeOf(body) === 'session_not_found' ? unusable() : answer
  if (url.pathname.endsWith('/logout')) return signOutAnswer(answer, body)
  if (answer.status === NO_CONTENT && onePasskey.test(url.pathname)) return answer
  return answer.ok && !isWhole(url, body) ? unusable() : answer
}

export function isOverloaded({ status }: Response): boolean {
  return status === TOO_MANY_REQUESTS || status >= 500
}

export function codeOf(body: unknown): string {
  return textOf(body, 'error_code') ?? textOf(body, 'code') ?? ''
}

async function signOutAnswer(answer: Response, body: unknown) {
  const isDone = answer.ok ? (await answer.clone().text()) === '' : nothingToEnd.has(codeOf(body))
  if (isDone) return new Response(null, { status: NO_CONTENT })
  return answer.ok || takenForTheEnd.has(answer.status) ? unusable() : answer
}

function isWhole({ pathname }: URL, body: unknown) {
  if (!(body instanceof Object) || Array.isArray(body)) return false
  if (pathname.endsWith('/passkeys/registration/verify')) return textOf(body, 'id') !== undefined
  if (sessions.test(pathname) || 'access_token' in body) return isSession(body)
  // Auth answers the first of two links that change an address with a sentence.
  return !pathname.endsWith('/verify') || textOf(body, 'msg') !== undefined
}

function isSession(body: object) {
  const expiresIn: unknown = Reflect.get(body, 'expires_in')
  return (
    !!textOf(body, 'access_token') &&
    !!textOf(body, 'refresh_token') &&
    typeof expiresIn === 'number' &&
    expiresIn > 0
  )
}

/** Has no code, so it counts as an outage. A status below 500 keeps the client from repeating the request. */
function unusable() {
  return Response.json({ message: 'The response did not come from Supabase Auth.' }, { status: 400 })
}

function textOf(body: unknown, key: string): string | undefined {
  const value: unknown = body instanceof Object ? Reflect.get(body, key) : undefined
  return typeof value === 'string' ? value : undefined
}
