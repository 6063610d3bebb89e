import { z } from 'zod'
import { pageLocale } from '@/lib/auth/page-locale'
import type { MailedWay } from '@/lib/auth/link-way'

/** Scope of a form that leads on: the path that the visitor was on the way to. */
export const NextScope = z.object({ next: z.string() })

const invitation = /^\/invitations\/inv_[\w-]{43}$/

/**
 * The page after a mailed link. It keeps the way to an invitation on any device. Other destinations stay with the requesting
 * browser.
 */
export function wayBack(next: unknown): string {
  return typeof next === 'string' && invitation.test(next) ? next : ''
}

/** The parameters of a mailed link: the way back and the language. */
export async function mailedWay(next: unknown): Promise<MailedWay> {
  return { next: wayBack(next), locale: await pageLocale() }
}
