import { inWords, writeLetter } from './letter'
import type { Mail } from './mail'

/** Tells an address that its account is gone. It is the last mail that it gets. */
export function accountRemoved({ to, at }: { to: string; at: Date }): Mail {
  return writeLetter({
    to,
    subject: 'Your account was removed',
    paragraphs: [
      `The account of this address was removed on ${inWords(at)}, with the workspaces that nobody else belonged to.`,
      'If that was not you, answer this mail: what was removed cannot be brought back, but we can find out what happened.',
    ],
  })
}
