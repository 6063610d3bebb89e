import { inWords, type Reader, type Words, writeLetter } from './letter'
import type { Mail } from './mail'

type Changed = { at: Date }

const words: Words<Changed> = {
  en: ({ at }) => ({
    subject: 'Your e-mail address was changed',
    paragraphs: [
      `Your account has had another e-mail address since ${inWords(at)}. Mails no longer come here.`,
      'If that was you, there is nothing to do. If it was not, answer this mail.',
    ],
  }),
  de: ({ at }) => ({
    subject: 'Deine E-Mail-Adresse wurde geändert',
    paragraphs: [
      `Dein Konto hat seit ${inWords(at)} eine andere E-Mail-Adresse. Hierher kommen keine Mails mehr.`,
      'Wenn du das warst, ist nichts zu tun. Wenn nicht, antworte auf diese Mail.',
    ],
  }),
}

/** Tells the address that an account had before that it has another now. */
export function emailChanged({ to, locale = 'en', ...changed }: Reader & Changed): Mail {
  return writeLetter({ to, locale, ...words[locale](changed) })
}
