import { authError } from '../../answers.ts'
import type { Context } from '../../context.ts'
import { findFactor, listFactors } from '../../factors.ts'
import { removeFactor } from '../mfa/unenroll.ts'

/** Lists the factors of a user, or removes the one that the path names, whatever the level of anybody's session. */
export async function factorsOfUser(context: Context, request: Request, userId: string, path: string) {
  const id = path.replace(/^\/factors\/?/, '')
  if (!id && request.method === 'GET') return Response.json(await listFactors(context.db, userId))

  const factor = id ? await findFactor(context.db, userId, id) : undefined
  if (factor instanceof Response) return factor
  if (!factor || request.method !== 'DELETE') return authError(405, 'validation_failed', 'Method not allowed')
  await removeFactor(context, factor)
  return Response.json(factor)
}
