import { inWords, type Reader, type WordsWithAction, writeLetter } from './letter'
import type { Mail } from './mail'

type Transferred = { workspaceId: string; at: Date }

const words: WordsWithAction<Transferred> = {
  en: ({ at }) => ({
    subject: 'You transferred a workspace',
    paragraphs: [
      `On ${inWords(at)} your account gave up the ownership of a workspace. Another member owns it now.`,
      'If that was you, there is nothing to do. If it was not, choose a new password now and write to that owner.',
    ],
    label: 'Open the workspace',
  }),
  de: ({ at }) => ({
    subject: 'Du hast einen Arbeitsbereich übertragen',
    paragraphs: [
      `Am ${inWords(at)} hat dein Konto einen Arbeitsbereich abgegeben. Er gehört jetzt einem anderen Mitglied.`,
      'Wenn du das warst, ist nichts zu tun. Wenn nicht, wähle jetzt ein neues Passwort und schreib diesem Mitglied.',
    ],
    label: 'Arbeitsbereich öffnen',
  }),
}

/** Goes to the previous owner. */
export function ownershipTransferred({ to, locale = 'en', ...transferred }: Reader & Transferred): Mail {
  const { label, ...text } = words[locale](transferred)
  return writeLetter({ to, locale, ...text, action: { label, path: `/w/${transferred.workspaceId}` } })
}
