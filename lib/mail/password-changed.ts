import { inWords, type Reader, type WordsWithAction, writeLetter } from './letter'
import type { Mail } from './mail'

type Changed = { at: Date }

const words: WordsWithAction<Changed> = {
  en: ({ at }) => ({
    subject: 'Your password was changed',
    paragraphs: [
      `The password of your account was changed on ${inWords(at)}. All other sessions were signed out.`,
      'If that was you, there is nothing to do. If it was not, choose a new password now.',
    ],
    label: 'Choose a new password',
  }),
  de: ({ at }) => ({
    subject: 'Dein Passwort wurde geändert',
    paragraphs: [
      `Das Passwort deines Kontos wurde am ${inWords(at)} geändert. Alle anderen Sitzungen wurden abgemeldet.`,
      'Wenn du das warst, ist nichts zu tun. Wenn nicht, wähle jetzt ein neues Passwort.',
    ],
    label: 'Neues Passwort wählen',
  }),
}

/** Notifies an account of a new password, with a way to take it back. */
export function passwordChanged({ to, locale = 'en', ...changed }: Reader & Changed): Mail {
  const { label, ...text } = words[locale](changed)
  return writeLetter({ to, locale, ...text, action: { label, path: '/forgot-password' } })
}
