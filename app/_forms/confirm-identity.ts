import 'server-only'
import type { Route } from 'next'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { ownPath, pathHeader } from '@/lib/auth/own-path'
import { pageCaller } from '@/lib/auth/page-caller'
import { AppError } from '@/lib/errors'
import { typedOn } from '@/lib/http/typed-before-proof'

/** The page where a person proves their second factor, or confirms that it is them, and from which they come back. */
const page = '/confirm-identity'

/**
 * Sends a person there, or to set a factor up, whom only a further proof keeps from what they do. Returns for any other error. A
 * cookie keeps the text that they have typed into `form` until they come back.
 */
export async function confirmIdentityAfter(error: unknown, form?: FormData): Promise<void> {
  if (!(error instanceof AppError) || !isMendedByProof(error)) return
  const next = ownPath((await headers()).get(pathHeader))
  const caller = form && (await pageCaller())
  const typed = caller && typedOn(next, form, caller.userId)
  if (typed) (await cookies()).set(typed)
  const need: [string, string][] = error.code === 'factor_required' ? [['need', 'factor']] : []
  redirect(`${page}?${new URLSearchParams([['next', next], ...need])}` as Route)
}

function isMendedByProof({ code }: AppError) {
  return code === 'factor_required' || code === 'proof_required'
}
