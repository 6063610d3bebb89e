import { inWords, type Reader, type WordsWithAction, writeLetter } from './letter'
import type { Mail } from './mail'

type Transferred = { workspaceId: string; at: Date }

const words: WordsWithAction<Transferred> = {
  en: ({ at }) => ({
    subject: 'You transferred a workspace',
    paragraphs: [
      `On ${inWords(at)} another member became the owner of a workspace in your place. You are now an admin.`,
      'If that was you, there is nothing to do. If it was not, choose a new password now and write to the new owner.',
    ],
    label: 'Open the workspace',
  }),
  de: ({ at }) => ({
    subject: 'Du hast einen Arbeitsbereich übertragen',
    paragraphs: [
      `Am ${inWords(at)} wurde ein anderes Mitglied an deiner Stelle Inhaber eines Arbeitsbereichs. Du bist jetzt Admin.`,
      'Wenn du das warst, ist nichts zu tun. Wenn nicht, wähle jetzt ein neues Passwort und schreib dem neuen Inhaber.',
    ],
    label: 'Arbeitsbereich öffnen',
  }),
}

/** Notifies the previous owner of a workspace. */
export function ownershipTransferred({ to, locale = 'en', ...transferred }: Reader & Transferred): Mail {
  const { label, ...text } = words[locale](transferred)
  return writeLetter({ to, locale, ...text, action: { label, path: `/w/${transferred.workspaceId}` } })
}
