import { type Reader, type Words, writeLetter } from './letter'
import type { Mail } from './mail'

type Code = { code: string }

const words: Words<Code> = {
  en: ({ code }) => ({
    subject: 'Your verification code',
    paragraphs: [
      `Your code is ${code}`,
      'Never share it: we never ask for it. If you did not ask for it, ignore this message.',
    ],
  }),
  de: ({ code }) => ({
    subject: 'Dein Prüfcode',
    paragraphs: [
      `Dein Code lautet ${code}`,
      'Gib ihn niemandem weiter, wir fragen nie danach. Wenn du ihn nicht angefordert hast, ignoriere diese Nachricht.',
    ],
  }),
}

/** The code with which who is signed in shows that the mailbox is theirs too. */
export function reauthenticationCode({ to, locale = 'en', code }: Reader & Code): Mail {
  return writeLetter({ to, locale, ...words[locale]({ code }) })
}
