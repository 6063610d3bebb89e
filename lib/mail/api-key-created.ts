import { inWords, type Reader, type WordsWithAction, writeLetter } from './letter'
import type { Mail } from './mail'
import { shownName } from './shown-name'

type Created = { name: string; prefix: string; at: Date }

const words: WordsWithAction<Created> = {
  en: ({ name, prefix, at }) => ({
    subject: 'An API key was created',
    paragraphs: [
      `An API key (${prefix}…) was created from your account on ${inWords(at)}:`,
      [{ label: 'Name', text: shownName(name) }],
      'If that was you, there is nothing to do. If it was not, revoke the key and choose a new password now.',
    ],
    label: 'Choose a new password',
  }),
  de: ({ name, prefix, at }) => ({
    subject: 'Ein API-Schlüssel wurde angelegt',
    paragraphs: [
      `Ein API-Schlüssel (${prefix}…) wurde am ${inWords(at)} von deinem Konto aus angelegt:`,
      [{ label: 'Name', text: shownName(name) }],
      'Wenn du das warst, ist nichts zu tun. Wenn nicht, widerrufe den Schlüssel und wähle jetzt ein neues Passwort.',
    ],
    label: 'Neues Passwort wählen',
  }),
}

export function apiKeyCreated({ to, locale = 'en', ...created }: Reader & Created): Mail {
  const { label, ...text } = words[locale](created)
  return writeLetter({ to, locale, ...text, action: { label, path: '/forgot-password' } })
}
