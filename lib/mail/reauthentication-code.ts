import { type Reader, type Words, writeLetter } from './letter'
import type { Mail } from './mail'

type Code = { code: string }

const words: Words<Code> = {
  en: ({ code }) => ({
    subject: 'Your verification code',
    paragraphs: [
      `Your code is ${code}`,
      'Never share it. We will never ask you for it. If you did not request it, ignore this email.',
    ],
  }),
  de: ({ code }) => ({
    subject: 'Dein Bestätigungscode',
    paragraphs: [
      `Dein Code lautet ${code}`,
      'Gib ihn nie weiter. Wir fragen dich nie danach. Wenn du ihn nicht angefordert hast, ignoriere diese E-Mail.',
    ],
  }),
}

/** A code that proves the signed-in person also owns the mailbox. */
export function reauthenticationCode({ to, locale = 'en', code }: Reader & Code): Mail {
  return writeLetter({ to, locale, ...words[locale]({ code }) })
}
