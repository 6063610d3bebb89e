import { confirmIdentityAfter } from '@/app/_forms/confirm-identity'
import { AppError } from '@/lib/errors'

/** Undefined once the session has ended. Its access token outlives it, but what is sensitive ends with the session. */
export async function unlessOver<Result>(asked: Promise<Result>): Promise<Result | undefined> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof AppError && error.code === 'unauthenticated') return undefined
    await confirmIdentityAfter(error)
    throw error
  }
}
