import { isJson, withBody } from '../../answers.ts'
import type { Context } from '../../context.ts'
import type { Json } from '../../requests.ts'
import type { AuthUser } from '../../users.ts'
import { listFactors } from '../../factors.ts'

const USER = '/auth/v1/user'
const SESSION_PATHS = ['/auth/v1/token', '/auth/v1/verify']

/** The answer of Supabase Lite with the factors of its user, where there are any. */
export async function withFactors({ db }: Context, request: Request, answer: Response): Promise<Response> {
  const { pathname } = new URL(request.url)
  const isSession = SESSION_PATHS.includes(pathname)
  if (!(isSession || pathname === USER) || !answer.ok || !isJson(answer)) return answer

  const body = (await answer.json()) as Json
  const user = (isSession ? body.user : body) as AuthUser | undefined
  const factors = user ? await listFactors(db, user.id) : []
  if (factors.length === 0) return withBody(answer, body)
  return withBody(answer, isSession ? { ...body, user: { ...user, factors } } : { ...body, factors })
}
