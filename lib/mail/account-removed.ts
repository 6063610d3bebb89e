import { inWords, type Reader, type Words, writeLetter } from './letter'
import type { Mail } from './mail'

type Removed = { at: Date }

const words: Words<Removed> = {
  en: ({ at }) => ({
    subject: 'Your account was removed',
    paragraphs: [
      `The account of this address was removed on ${inWords(at)}, with the workspaces that nobody else belonged to.`,
      'If that was not you, answer this mail: what was removed cannot be brought back, but we can find out what happened.',
    ],
  }),
  de: ({ at }) => ({
    subject: 'Dein Konto wurde gelöscht',
    paragraphs: [
      `Das Konto zu dieser Adresse wurde am ${inWords(at)} gelöscht, samt den Arbeitsbereichen, zu denen sonst niemand gehörte.`,
      'Wenn du das nicht warst, antworte auf diese Mail: Gelöschtes lässt sich nicht zurückholen, aber wir können herausfinden, was geschehen ist.',
    ],
  }),
}

/** Tells an address that its account is gone. It is the last mail that it gets. */
export function accountRemoved({ to, locale = 'en', ...removed }: Reader & Removed): Mail {
  return writeLetter({ to, locale, ...words[locale](removed) })
}
