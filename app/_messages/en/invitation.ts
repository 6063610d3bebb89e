export const invitation = {
  meta: 'Invitation',
  join: 'Join {workspace}',
  offer: 'You are invited to the workspace “{workspace}”. Your role: {role}.',
  ends: 'The invitation expires',
  accept: 'Accept',
  decline: 'Decline',
  visitorTitle: 'You are invited',
  visitorLead: 'This invitation is for one email address. Sign in with the address it was sent to.',
  closedTitle: 'This invitation is no longer open',
  closed: 'It was accepted, declined or revoked, or it expired after seven days.',
  closedNext: 'If you have already joined, find the workspace under',
  closedOtherwise: 'Otherwise ask the person who invited you for a new invitation.',
  yourWorkspaces: 'your workspaces',
  withdrawnTitle: 'This invitation no longer counts',
  withdrawn:
    'The person who invited you may no longer invite into this workspace. Ask one of its owners for a new invitation.',
  notYoursTitle: 'This invitation is for another address',
  notYours:
    'You are signed in as {email}. Sign out, open the link in the email again and sign in with the address it was sent to.',
} as const

export const stopInvitations = {
  title: 'Invitations to your address',
  lead: 'Stop them if you do not know who invites you, or want no more. Invitations that you have already can still be accepted.',
  leadStopped:
    'Nobody can invite the address to which the email was sent. You can allow invitations again here.',
  stop: 'Stop invitations',
  stopped: 'Done. Nobody can invite this address any more.',
  allow: 'Allow invitations again',
  allowed: 'Done. This address can be invited again.',
  deadTitle: 'This link does not work',
  dead: 'It may be incomplete, or very old. Open the link in your newest invitation.',
} as const
