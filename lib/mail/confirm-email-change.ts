import { type Reader, type WordsWithAction, writeLetter } from './letter'
import type { Mail } from './mail'

type Change = {
  /** Empty for an account without an address. */
  from: string
  to: string
}

const words: WordsWithAction<Change> = {
  en: ({ from, to }) => ({
    subject: 'Confirm your new email address',
    paragraphs: [
      'Open this link to use another address for an account.',
      [{ label: 'New address', text: to }, ...(from ? [{ label: 'Address until now', text: from }] : [])],
      'If you did not request this, ignore this email. Your address will not change.',
    ],
    label: 'Confirm the change',
  }),
  de: ({ from, to }) => ({
    subject: 'Bestätige deine neue E-Mail-Adresse',
    paragraphs: [
      'Öffne diesen Link, um für ein Konto eine andere Adresse zu verwenden.',
      [{ label: 'Neue Adresse', text: to }, ...(from ? [{ label: 'Bisherige Adresse', text: from }] : [])],
      'Wenn du das nicht angefordert hast, ignoriere diese E-Mail. Deine Adresse bleibt unverändert.',
    ],
    label: 'Änderung bestätigen',
  }),
}

/** Goes to one of the two mailboxes. */
export function confirmEmailChange({
  to,
  locale = 'en',
  change,
  path,
}: Reader & { change: Change; path: `/${string}` }): Mail {
  const { label, ...text } = words[locale](change)
  return writeLetter({ to, locale, ...text, action: { label, path } })
}
