export const invitation = {
  meta: 'Invitation',
  join: 'Join {workspace}',
  offer: 'You are invited to the workspace “{workspace}”. Your role there: {role}.',
  ends: 'The invitation ends',
  accept: 'Accept',
  decline: 'Decline',
  visitorTitle: 'You are invited',
  visitorLead: 'An invitation is for one person: sign in with the address that its mail came to.',
  closedTitle: 'This invitation is not open any more',
  closed: 'It has been used or declined, it was taken back, or its seven days are over.',
  closedNext: 'If you joined already, you find the workspace among',
  closedOtherwise: 'Otherwise ask who invited you for another.',
  yourWorkspaces: 'your workspaces',
  notYoursTitle: 'This invitation is for another address',
  notYours:
    'You are signed in as {email}. Sign out, open the link in the mail again, and sign in with the address that it came to.',
} as const
