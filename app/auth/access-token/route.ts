import { limitForm } from '@/app/_forms/limit-form'
import { plainRefusal } from '@/app/plain-refusal'
import { secondsLeftOf } from '@/lib/auth/access-token'
import { requireOwnOrigin } from '@/lib/auth/origin'
import { pageCaller } from '@/lib/auth/page-caller'
import { AppError } from '@/lib/errors'

export type TokenAnswer = { accessToken: string; expiresInSeconds: number }

/**
 * Returns the visitor's access token, which a page needs to join a Realtime topic. The refresh token stays in its HttpOnly
 * cookie.
 */
export async function POST(request: Request): Promise<Response> {
  try {
    requireOwnOrigin(request)
    await limitForm('read')
    const caller = await pageCaller()
    if (!caller?.accessToken) throw new AppError('unauthenticated', 'Sign in to continue.')
    const answer: TokenAnswer = {
      accessToken: caller.accessToken,
      expiresInSeconds: secondsLeftOf(caller.accessToken),
    }
    return Response.json(answer, { headers: { 'cache-control': 'no-store' } })
  } catch (error) {
    return plainRefusal(error)
  }
}
