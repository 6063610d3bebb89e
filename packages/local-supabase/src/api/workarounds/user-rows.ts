import { authError } from '../answers.ts'
import type { Context, Workaround } from '../context.ts'
import { asEmail, callerClaims, isCall, readJson } from '../requests.ts'
import { SEEN, UNREADABLE } from '../users.ts'

const BY_TOKEN = /^\/auth\/v1\/(user$|user\/|factors)/
const CREDENTIALS = '/auth/v1/token'
const BY_EMAIL = [CREDENTIALS, ...['otp', 'recover', 'signup'].map((name) => `/auth/v1/${name}`)]

type Row = { seen: boolean; unreadable: boolean }

/**
 * Supabase Lite takes any row of auth.users for a user. Supabase Auth sees none of another instance or audience, and fails on one
 * that has a null where it expects a text. Rows that the admin API makes are neither.
 */
export const userRows: Workaround = (context) => async (request, next) => {
  const { pathname } = new URL(request.url)
  const row = await rowOf(context, request, pathname)
  if (!row) return next(request)
  if (!row.seen) return unseen(pathname) ?? next(request)
  return row.unreadable ? unreadableUser() : next(request)
}

export function unreadableUser(): Response {
  return authError(500, 'unexpected_failure', 'Database error querying schema')
}

async function rowOf({ db }: Context, request: Request, pathname: string): Promise<Row | undefined> {
  const byEmail = BY_EMAIL.includes(pathname) && isCall(request, 'POST', pathname)
  const email = byEmail ? asEmail((await readJson(request)).email) : ''
  const id = BY_TOKEN.test(pathname) ? callerClaims(request)?.sub : undefined
  if (!email && !id) return undefined

  const found = await db.query<Row>(
    `select ${SEEN} as seen, ${UNREADABLE} as unreadable from auth.users where email = $1 or id = $2`,
    [email, id ?? null],
  )
  return found.rows[0]
}

function unseen(pathname: string): Response | undefined {
  if (pathname === CREDENTIALS) return authError(400, 'invalid_credentials', 'Invalid login credentials')
  if (!BY_TOKEN.test(pathname)) return undefined
  return authError(403, 'user_not_found', 'User from sub claim in JWT does not exist')
}
