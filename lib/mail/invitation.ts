import type { Locale } from '@/lib/auth/locale'
import type { Role } from '@/lib/auth/permissions'
import { type Reader, senderName, type WordsWithAction, writeLetter } from './letter'
import type { Mail } from './mail'
import { shownName } from './shown-name'

type Invited = {
  workspaceName: string
  role: Role
  /** Null once the account is gone, or when an API key sent the invitation. */
  inviterName: string | null
  token: string
  stopToken: string
  expiresAt: string
}

const roles: Record<Locale, Record<Role, string>> = {
  en: { owner: 'owner', admin: 'admin', member: 'member', viewer: 'viewer' },
  de: { owner: 'Inhaber', admin: 'Admin', member: 'Mitglied', viewer: 'Lesezugriff' },
}

const words: WordsWithAction<Invited> = {
  en: ({ workspaceName, role, inviterName, expiresAt }) => ({
    subject: `You are invited to a workspace on ${senderName}`,
    paragraphs: [
      `Somebody invited you to a workspace, as ${roles.en[role]}. People have chosen these names, we have not checked them:`,
      [
        { label: 'Workspace', text: shownName(workspaceName) },
        ...(inviterName === null ? [] : [{ label: 'Invited by', text: shownName(inviterName) }]),
      ],
      `The link can be used once, until ${expiresAt.slice(0, 10)}, by an account with this address. If you did not expect an invitation, ignore this email.`,
    ],
    label: 'View the invitation',
  }),
  de: ({ workspaceName, role, inviterName, expiresAt }) => ({
    subject: `Einladung in einen Arbeitsbereich bei ${senderName}`,
    paragraphs: [
      `Jemand lädt dich in einen Arbeitsbereich ein, mit der Rolle ${roles.de[role]}. Diese Namen haben Menschen gewählt, wir haben sie nicht geprüft:`,
      [
        { label: 'Arbeitsbereich', text: shownName(workspaceName) },
        ...(inviterName === null ? [] : [{ label: 'Eingeladen von', text: shownName(inviterName) }]),
      ],
      `Der Link kann einmal verwendet werden, bis zum ${expiresAt.slice(0, 10)}, von einem Konto mit dieser Adresse. Wenn du keine Einladung erwartest, ignoriere diese E-Mail.`,
    ],
    label: 'Einladung ansehen',
  }),
}

const footers: Record<Locale, { text: string; label: string }> = {
  en: { text: 'Not you, or no more invitations?', label: 'Stop invitations to this address' },
  de: { text: 'Nicht du, oder keine Einladungen mehr?', label: 'Einladungen an diese Adresse beenden' },
}

export function invitation({ to, locale = 'en', ...invited }: Reader & Invited): Mail {
  const { label, ...text } = words[locale](invited)
  return writeLetter({
    to,
    locale,
    ...text,
    action: { label, path: `/invitations/${invited.token}` },
    footer: { ...footers[locale], path: `/invitations/stop/${invited.stopToken}` },
    unsubscribePath: `/api/unsubscribe/${invited.stopToken}`,
  })
}
