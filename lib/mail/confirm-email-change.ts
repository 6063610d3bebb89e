import { type Reader, type WordsWithAction, writeLetter } from './letter'
import type { Mail } from './mail'

type Change = {
  /** Empty for an account that has none yet. */
  from: string
  to: string
}

const words: WordsWithAction<Change> = {
  en: ({ from, to }) => ({
    subject: 'Confirm your new e-mail address',
    paragraphs: [
      from ? `Follow this link to use ${to} instead of ${from}.` : `Follow this link to use ${to}.`,
      'If you did not ask for it, ignore this message: your address stays as it is.',
    ],
    label: 'Confirm the change',
  }),
  de: ({ from, to }) => ({
    subject: 'Bestätige deine neue E-Mail-Adresse',
    paragraphs: [
      from
        ? `Folge diesem Link, um ${to} statt ${from} zu verwenden.`
        : `Folge diesem Link, um ${to} zu verwenden.`,
      'Wenn du das nicht angefordert hast, ignoriere diese Nachricht: Deine Adresse bleibt, wie sie ist.',
    ],
    label: 'Änderung bestätigen',
  }),
}

/** Asks one of the two mailboxes of a change; its link carries the secret. */
export function confirmEmailChange({
  to,
  locale = 'en',
  change,
  path,
}: Reader & { change: Change; path: `/${string}` }): Mail {
  const { label, ...text } = words[locale](change)
  return writeLetter({ to, locale, ...text, action: { label, path } })
}
