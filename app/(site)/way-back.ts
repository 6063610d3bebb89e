import { z } from 'zod'
import { pageLocale } from '@/lib/auth/page-locale'
import type { MailedWay } from '@/lib/auth/link-way'

/** Scope of a form that leads on: the path that the visitor was on the way to. */
export const NextScope = z.object({ next: z.string() })

const invitation = /^\/invitations\/inv_[\w-]{43}$/

/**
 * What a mail's link leads back to, so that who was on the way to an invitation gets there on whichever device the mail is read.
 * Any other way back is left to the browser that asked.
 */
export function wayBack(next: unknown): string {
  return typeof next === 'string' && invitation.test(next) ? next : ''
}

/** What a mail that is asked for here carries: the way back, and the language of who asks. */
export async function mailedWay(next: unknown): Promise<MailedWay> {
  return { next: wayBack(next), locale: await pageLocale() }
}
