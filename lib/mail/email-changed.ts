import { inWords, writeLetter } from './letter'
import type { Mail } from './mail'

/** Tells the address that an account had before that it has another now. */
export function emailChanged({ to, at }: { to: string; at: Date }): Mail {
  return writeLetter({
    to,
    subject: 'Your e-mail address was changed',
    paragraphs: [
      `Your account has had another e-mail address since ${inWords(at)}. Mails no longer come here.`,
      'If that was you, there is nothing to do. If it was not, answer this mail.',
    ],
  })
}
