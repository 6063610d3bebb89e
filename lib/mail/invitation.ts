import type { Locale } from '@/lib/auth/locale'
import type { Role } from '@/lib/auth/permissions'
import { type Reader, type WordsWithAction, writeLetter } from './letter'
import type { Mail } from './mail'

type Invited = {
  workspaceName: string
  role: Role
  /** Null once the account is gone, or when an API key sent the invitation. */
  inviterName: string | null
  token: string
  expiresAt: string
}

const roles: Record<Locale, Record<Role, string>> = {
  en: { owner: 'owner', admin: 'admin', member: 'member', viewer: 'viewer' },
  de: { owner: 'Inhaber', admin: 'Admin', member: 'Mitglied', viewer: 'Lesezugriff' },
}

const words: WordsWithAction<Invited> = {
  en: ({ workspaceName, role, inviterName, expiresAt }) => ({
    subject: `You are invited to ${workspaceName}`,
    paragraphs: [
      `${inviterName ?? 'Somebody'} invited you to the workspace “${workspaceName}”, as ${roles.en[role]}.`,
      `The link can be used once, until ${expiresAt.slice(0, 10)}, by an account with this address. If you did not expect an invitation, ignore this email.`,
    ],
    label: 'View the invitation',
  }),
  de: ({ workspaceName, role, inviterName, expiresAt }) => ({
    subject: `Einladung in den Arbeitsbereich ${workspaceName}`,
    paragraphs: [
      `${inviterName ?? 'Jemand'} lädt dich in den Arbeitsbereich „${workspaceName}“ ein, mit der Rolle ${roles.de[role]}.`,
      `Der Link kann einmal verwendet werden, bis zum ${expiresAt.slice(0, 10)}, von einem Konto mit dieser Adresse. Wenn du keine Einladung erwartest, ignoriere diese E-Mail.`,
    ],
    label: 'Einladung ansehen',
  }),
}

/** Invites an address to a workspace. The link carries the secret. */
export function invitation({ to, locale = 'en', ...invited }: Reader & Invited): Mail {
  const { label, ...text } = words[locale](invited)
  return writeLetter({ to, locale, ...text, action: { label, path: `/invitations/${invited.token}` } })
}
