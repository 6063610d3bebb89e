import { writeLetter } from './letter'
import type { Mail } from './mail'

type Invited = {
  to: string
  workspaceName: string
  role: string
  /** Null once their account is gone, or when nobody in particular invited. */
  inviterName: string | null
  token: string
  expiresAt: string
}

/** The way into a workspace; its link carries the secret. */
export function invitation({ to, workspaceName, role, inviterName, token, expiresAt }: Invited): Mail {
  return writeLetter({
    to,
    subject: `You are invited to ${workspaceName}`,
    paragraphs: [
      `${inviterName ?? 'Somebody'} invites you to the workspace “${workspaceName}”, as ${role}.`,
      `The link works once, until ${expiresAt.slice(0, 10)}, for an account with this address. If you expected no invitation, ignore this message.`,
    ],
    action: { label: 'Look at the invitation', path: `/invitations/${token}` },
  })
}
