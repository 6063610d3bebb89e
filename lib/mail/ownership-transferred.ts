import { inWords, writeLetter } from './letter'
import type { Mail } from './mail'

type Transferred = { to: string; workspaceId: string; at: Date }

/** Tells the owner of before that a workspace has another one. */
export function ownershipTransferred({ to, workspaceId, at }: Transferred): Mail {
  return writeLetter({
    to,
    subject: 'You handed on a workspace',
    paragraphs: [
      `On ${inWords(at)} another member became the owner of a workspace in your place. You are one of its admins now.`,
      'If that was you, there is nothing to do. If it was not, choose a new password now and write to the new owner.',
    ],
    action: { label: 'Open the workspace', path: `/w/${workspaceId}` },
  })
}
