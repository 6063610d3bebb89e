import { type Reader, type Words, writeLetter } from './letter'
import type { Mail } from './mail'

type Code = { code: string }

const words: Words<Code> = {
  en: ({ code }) => ({
    subject: 'Your verification code',
    paragraphs: [
      `Enter this code where you were asked for it: ${code}`,
      'Nobody who writes or calls you needs it. If you did not ask for it, ignore this message.',
    ],
  }),
  de: ({ code }) => ({
    subject: 'Dein Prüfcode',
    paragraphs: [
      `Gib diesen Code ein, wo er verlangt wurde: ${code}`,
      'Niemand, der dir schreibt oder dich anruft, braucht ihn. Wenn du ihn nicht angefordert hast, beachte diese Nachricht nicht.',
    ],
  }),
}

/** The code with which who is signed in shows that the mailbox is theirs too. */
export function reauthenticationCode({ to, locale = 'en', code }: Reader & Code): Mail {
  return writeLetter({ to, locale, ...words[locale]({ code }) })
}
