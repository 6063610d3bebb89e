import { inWords, type Reader, type WordsWithAction, writeLetter } from './letter'
import type { Mail } from './mail'

type Transferred = { workspaceId: string; at: Date }

const words: WordsWithAction<Transferred> = {
  en: ({ at }) => ({
    subject: 'Your ownership of a workspace has ended',
    paragraphs: [
      `On ${inWords(at)} the ownership of a workspace went from your account to another member.`,
      'If you know of it, there is nothing to do. If not, choose a new password now and write to that member.',
    ],
    label: 'Open the workspace',
  }),
  de: ({ at }) => ({
    subject: 'Ein Arbeitsbereich gehört dir nicht mehr',
    paragraphs: [
      `Am ${inWords(at)} ist ein Arbeitsbereich von deinem Konto an ein anderes Mitglied übergegangen.`,
      'Wenn du davon weißt, ist nichts zu tun. Wenn nicht, wähle jetzt ein neues Passwort und schreib diesem Mitglied.',
    ],
    label: 'Arbeitsbereich öffnen',
  }),
}

/** Goes to the previous owner, whoever took the ownership. */
export function ownershipTransferred({ to, locale = 'en', ...transferred }: Reader & Transferred): Mail {
  const { label, ...text } = words[locale](transferred)
  return writeLetter({ to, locale, ...text, action: { label, path: `/w/${transferred.workspaceId}` } })
}
