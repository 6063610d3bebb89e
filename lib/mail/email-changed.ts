import { inWords, type Reader, type Words, writeLetter } from './letter'
import type { Mail } from './mail'

type Changed = { at: Date }

const words: Words<Changed> = {
  en: ({ at }) => ({
    subject: 'Your email address was changed',
    paragraphs: [
      `Your account has used another email address since ${inWords(at)}. We no longer send email to this one.`,
      'If that was you, there is nothing to do. If it was not, reply to this email.',
    ],
  }),
  de: ({ at }) => ({
    subject: 'Deine E-Mail-Adresse wurde geändert',
    paragraphs: [
      `Dein Konto hat seit ${inWords(at)} eine andere E-Mail-Adresse. An diese Adresse senden wir keine E-Mails mehr.`,
      'Wenn du das warst, ist nichts zu tun. Wenn nicht, antworte auf diese E-Mail.',
    ],
  }),
}

export function emailChanged({ to, locale = 'en', ...changed }: Reader & Changed): Mail {
  return writeLetter({ to, locale, ...words[locale](changed) })
}
