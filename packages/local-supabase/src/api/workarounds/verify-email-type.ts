import { authError } from '../answers.ts'
import type { Workaround } from '../context.ts'
import type { Door } from '../door.ts'
import { asPost, isCall, readJson, type Json } from '../requests.ts'

const liteTypes: Record<string, string[]> = { email: ['signup', 'magiclink'], invite: ['signup'] }

/** Supabase Lite knows no `type: 'email'`, which Supabase's own guide uses for every link, and no `invite`. */
export const verifyEmailType: Workaround = () => async (request, next) => {
  if (!isCall(request, 'POST', '/auth/v1/verify')) return next(request)

  const body = await readJson(request)
  const types = liteTypes[String(body.type)]
  return types ? firstAccepted(request, next, body, types) : next(request)
}

async function firstAccepted(request: Request, next: Door, body: Json, types: string[]): Promise<Response> {
  let answer = authError(403, 'otp_expired', 'Email link is invalid or has expired')
  for (const type of types) {
    answer = await next(asPost(request, '/auth/v1/verify', { ...body, type }))
    if (answer.ok) return answer
  }
  return answer
}
