import 'server-only'

/** Who is signed out has none of these any more: there is nothing left to end. */
const nothingToEnd = new Set(['session_not_found', 'session_expired', 'user_not_found'])

/** What the auth client takes for the end of a session that Supabase Auth may not have ended. */
const takenForTheEnd = new Set([401, 403, 404])

const TOO_MANY_REQUESTS = 429
const NO_CONTENT = 204

/**
 * The answer of Supabase Auth at `url` as its client may have it. Half a session, a page of something on the way, or a sign-out that
 * ended nothing becomes a refusal that says nothing of the session: the client would take the one for whole and the other for done.
 */
export async function checkedAnswer(url: URL, answer: Response): Promise<Response> {
  const body: unknown = await answer
    .clone()
    .json()
    .catch(() => undefined)

  if (isOverloaded(answer)) return codeOf(body) === 'session_not_found' ? unusable() : answer
  if (url.pathname.endsWith('/logout')) return signOutAnswer(answer, body)
  return answer.ok && !isWhole(url, body) ? unusable() : answer
}

/** Whether the answer is about our address or the server rather than about what was asked. */
export function isOverloaded({ status }: Response): boolean {
  return status === TOO_MANY_REQUESTS || status >= 500
}

/** The code of a refusal; older answers have the status as `code`. */
export function codeOf(body: unknown): string {
  return textOf(body, 'error_code') ?? textOf(body, 'code') ?? ''
}

/** A sign-out is answered by 204, or by the code of a session that is gone. */
async function signOutAnswer(answer: Response, body: unknown) {
  const isDone = answer.ok ? (await answer.clone().text()) === '' : nothingToEnd.has(codeOf(body))
  if (isDone) return new Response(null, { status: NO_CONTENT })
  return answer.ok || takenForTheEnd.has(answer.status) ? unusable() : answer
}

function isWhole({ pathname }: URL, body: unknown) {
  if (!(body instanceof Object) || Array.isArray(body)) return false
  if (pathname.endsWith('/token') || 'access_token' in body) return isSession(body)
  // One of two links that change an address is answered by a sentence.
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

/** Without a code, so it is an outage; not of 500 and more, so the client does not repeat the request. */
function unusable() {
  return Response.json({ message: 'The response did not come from Supabase Auth.' }, { status: 400 })
}

function textOf(body: unknown, key: string): string | undefined {
  const value: unknown = body instanceof Object ? Reflect.get(body, key) : undefined
  return typeof value === 'string' ? value : undefined
}
