const invitation = /^\/invitations\/inv_[\w-]{43}$/

/**
 * What a mail's link puts before /auth/confirm, so that who was on the way to an invitation gets back to it, on whichever device
 * the mail is read. Any other way back is left to the browser that asked.
 */
export function wayBack(next: unknown): string {
  return typeof next === 'string' && invitation.test(next) ? next : ''
}
