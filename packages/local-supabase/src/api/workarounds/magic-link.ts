import type { Workaround } from '../context.ts'
import { asPost, isCall, readJson } from '../requests.ts'

/**
 * Supabase Lite makes a confirmed user without a provider of an unknown address that asks for a sign-in link by the older path. On
 * Supabase that path is the one for a link or a code, and always lets a new address sign up.
 */
export const magicLink: Workaround = () => async (request, next) => {
  if (!isCall(request, 'POST', '/auth/v1/magiclink')) return next(request)

  const body = await readJson(request)
  return next(asPost(request, '/auth/v1/otp', { ...body, create_user: true }))
}
