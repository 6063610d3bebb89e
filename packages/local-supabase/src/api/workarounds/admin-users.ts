import { authError } from '../answers.ts'
import type { Context, Workaround } from '../context.ts'
import { isCall, readJson } from '../requests.ts'
import { findUser, UnreadableUser } from '../users.ts'
import { changeUser } from './admin/change-user.ts'
import { createUser } from './admin/create-user.ts'
import { factorsOfUser } from './admin/factors.ts'
import { generateLink, inviteUser } from './admin/generate-link.ts'
import { listUsers } from './admin/list-users.ts'
import { unreadableUser } from './user-rows.ts'

const ADMIN_PATH = /^\/auth\/v1\/(admin\/|invite$)/
const USER_PATH = /^\/auth\/v1\/admin\/users\/([0-9a-f-]{36})(\/factors(?:\/.*)?)?$/i

/** Supabase Lite has no admin API: not even the secret key opens it. */
export const adminUsers: Workaround = (context) => async (request, next) => {
  if (!ADMIN_PATH.test(new URL(request.url).pathname)) return next(request)

  const key = request.headers.get('apikey')
  if (key === context.keys.publishable) return authError(403, 'not_admin', 'User not allowed')
  if (key !== context.keys.secret || isBrowser(request)) return next(request)
  try {
    return await route(context, request)
  } catch (error) {
    if (error instanceof UnreadableUser) return unreadableUser()
    throw error
  }
}

// Lite refuses the secret key from a browser, as Supabase does: any page could use the well-known local one.
function isBrowser(request: Request): boolean {
  return /^mozilla\//i.test(request.headers.get('user-agent') ?? '')
}

async function route(context: Context, request: Request): Promise<Response> {
  if (isCall(request, 'POST', '/auth/v1/invite')) return inviteUser(context, request)
  if (isCall(request, 'POST', '/auth/v1/admin/generate_link'))
    return generateLink(context, await readJson(request))
  if (isCall(request, 'POST', '/auth/v1/admin/users')) return createUser(context, await readJson(request))
  if (isCall(request, 'GET', '/auth/v1/admin/users'))
    return listUsers(context, new URL(request.url).searchParams)

  const [, id, rest = ''] = USER_PATH.exec(new URL(request.url).pathname) ?? []
  if (!id) return authError(404, 'not_found', 'Not part of the local admin API')
  return oneUser(context, request, id, rest)
}

async function oneUser(context: Context, request: Request, id: string, rest: string): Promise<Response> {
  const user = await findUser(context.db, id)
  if (!user) return authError(404, 'user_not_found', 'User not found')
  if (rest) return factorsOfUser(context, request, user.id, rest)

  if (request.method === 'GET') return Response.json(user)
  if (request.method === 'PUT') return changeUser(context, user, await readJson(request))
  if (request.method === 'DELETE') return removeUser(context, id, await readJson(request))
  return authError(405, 'validation_failed', 'Method not allowed')
}

async function removeUser(
  { db }: Context,
  id: string,
  { should_soft_delete: soft }: { should_soft_delete?: unknown },
) {
  if (soft)
    return authError(400, 'validation_failed', 'The local API deletes users for good: no soft deletion')

  // Lite's refresh tokens hang on their session alone, which goes with the user.
  await db.query('delete from auth.users where id = $1', [id])
  return Response.json({})
}
