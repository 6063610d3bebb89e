import { inWords, writeLetter } from './letter'
import type { Mail } from './mail'

type Created = { to: string; name: string; prefix: string; at: Date }

/** Tells a person that a key was made which acts with their rights. */
export function apiKeyCreated({ to, name, prefix, at }: Created): Mail {
  return writeLetter({
    to,
    subject: 'An API key was created',
    paragraphs: [
      `The API key “${name}” (${prefix}…) was created from your account on ${inWords(at)}.`,
      'If that was you, there is nothing to do. If it was not, revoke the key and choose a new password now.',
    ],
    action: { label: 'Choose a new password', path: '/forgot-password' },
  })
}
