import type { Workaround } from '../context.ts'
import { hookedRequest } from '../mail/send-email-hook.ts'
import { asEmail, readJson } from '../requests.ts'

/** Supabase Lite answers as if a mailer had not failed. Supabase fails the request, and nobody has signed up by it. */
export const hookRefusals: Workaround = (context) => async (request, next) => {
  if (!new URL(request.url).pathname.startsWith('/auth/v1/')) return next(request)

  const startedAt = new Date()
  const { email } = await readJson(request)
  const hooked: { refusal?: Response } = {}
  try {
    const answer = await hookedRequest.run(hooked, () => next(request))
    if (!hooked.refusal) return answer
  } catch (error) {
    if (!hooked.refusal) throw error
  }

  const madeByIt = 'delete from auth.users where email = $1 and created_at >= $2'
  await context.db.query(madeByIt, [asEmail(email), startedAt])
  return hooked.refusal
}
