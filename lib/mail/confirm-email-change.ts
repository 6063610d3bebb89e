import { type Reader, type WordsWithAction, writeLetter } from './letter'
import type { Mail } from './mail'

type Change = {
  /** Empty for an account that has none yet. */
  from: string
  to: string
}

const words: WordsWithAction<Change> = {
  en: ({ from, to }) => ({
    subject: 'Confirm your new email address',
    paragraphs: [
      from ? `Open this link to use ${to} instead of ${from}.` : `Open this link to use ${to}.`,
      'If you did not request this, ignore this email. Your address will not change.',
    ],
    label: 'Confirm the change',
  }),
  de: ({ from, to }) => ({
    subject: 'Bestätige deine neue E-Mail-Adresse',
    paragraphs: [
      from
        ? `Öffne diesen Link, um ${to} statt ${from} zu verwenden.`
        : `Öffne diesen Link, um ${to} zu verwenden.`,
      'Wenn du das nicht angefordert hast, ignoriere diese E-Mail. Deine Adresse bleibt unverändert.',
    ],
    label: 'Änderung bestätigen',
  }),
}

/** Asks one of the two mailboxes to confirm a change of address. The link carries the secret. */
export function confirmEmailChange({
  to,
  locale = 'en',
  change,
  path,
}: Reader & { change: Change; path: `/${string}` }): Mail {
  const { label, ...text } = words[locale](change)
  return writeLetter({ to, locale, ...text, action: { label, path } })
}
