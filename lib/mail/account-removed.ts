import { inWords, type Reader, type Words, writeLetter } from './letter'
import type { Mail } from './mail'

type Removed = { at: Date }

const words: Words<Removed> = {
  en: ({ at }) => ({
    subject: 'Your account was deleted',
    paragraphs: [
      `The account of this address was deleted on ${inWords(at)}, with all workspaces that had no other members.`,
      'If that was not you, reply to this email. Deleted data cannot be restored, but we can find out what happened.',
    ],
  }),
  de: ({ at }) => ({
    subject: 'Dein Konto wurde gelöscht',
    paragraphs: [
      `Das Konto zu dieser Adresse wurde am ${inWords(at)} gelöscht, zusammen mit allen Arbeitsbereichen ohne andere Mitglieder.`,
      'Wenn du das nicht warst, antworte auf diese E-Mail. Gelöschte Daten lassen sich nicht wiederherstellen, aber wir können herausfinden, was geschehen ist.',
    ],
  }),
}

/** The last mail to the address of a deleted account. */
export function accountRemoved({ to, locale = 'en', ...removed }: Reader & Removed): Mail {
  return writeLetter({ to, locale, ...words[locale](removed) })
}
