import { inWords, type Reader, type WordsWithAction, writeLetter } from './letter'
import type { Mail } from './mail'

type Created = { name: string; prefix: string; at: Date }

const words: WordsWithAction<Created> = {
  en: ({ name, prefix, at }) => ({
    subject: 'An API key was created',
    paragraphs: [
      `The API key “${name}” (${prefix}…) was created from your account on ${inWords(at)}.`,
      'If that was you, there is nothing to do. If it was not, revoke the key and choose a new password now.',
    ],
    label: 'Choose a new password',
  }),
  de: ({ name, prefix, at }) => ({
    subject: 'Ein API-Schlüssel wurde angelegt',
    paragraphs: [
      `Der API-Schlüssel „${name}“ (${prefix}…) wurde am ${inWords(at)} von deinem Konto aus angelegt.`,
      'Wenn du das warst, ist nichts zu tun. Wenn nicht, widerrufe den Schlüssel und wähle jetzt ein neues Passwort.',
    ],
    label: 'Neues Passwort wählen',
  }),
}

/** Notifies a person of a new key that acts with their permissions. */
export function apiKeyCreated({ to, locale = 'en', ...created }: Reader & Created): Mail {
  const { label, ...text } = words[locale](created)
  return writeLetter({ to, locale, ...text, action: { label, path: '/forgot-password' } })
}
