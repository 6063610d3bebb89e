import { inWords, writeLetter } from './letter'
import type { Mail } from './mail'

/** Tells the owner of an account what somebody did with it, and what to do if that was not them. */
export function passwordChanged({ to, at }: { to: string; at: Date }): Mail {
  return writeLetter({
    to,
    subject: 'Your password was changed',
    paragraphs: [
      `The password of your account was changed on ${inWords(at)}. Every other session was signed out.`,
      'If that was you, there is nothing to do. If it was not, choose a new password now.',
    ],
    action: { label: 'Choose a new password', path: '/forgot-password' },
  })
}
