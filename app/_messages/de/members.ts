import type * as en from '../en/members'
import type { PhrasesOf } from '../phrase'

export const members: PhrasesOf<typeof en.members> = {
  title: 'Mitglieder',
  lead: 'Personen in diesem Arbeitsbereich und ihre Rollen.',
  list: 'Mitglieder',
  person: 'Person',
  role: 'Rolle',
  roleOf: 'Rolle von {name}',
  joined: 'Dabei seit',
  actions: 'Aktionen',
  you: 'du',
  change: 'Ändern',
  changed: 'Die Rolle von {name} ist jetzt: {role}.',
  remove: 'Entfernen',
  removeOf: '{name} entfernen',
  removeTitle: '„{name}“ entfernen?',
  removeQuestion: 'Eine neue Einladung ist möglich.',
  removeVerb: 'Mitglied entfernen',
  removed: '{name} ist kein Mitglied mehr.',
  leave: 'Arbeitsbereich verlassen',
  handOver: 'Inhaberschaft übertragen',
  leaveTitle: '„{name}“ verlassen?',
  leaveQuestion: 'Du verlierst sofort den Zugang. Für die Rückkehr brauchst du eine neue Einladung.',
  invite: 'Jemanden einladen',
  inviteLead: 'Wir senden einen Link an diese Adresse. Nur sie kann ihn verwenden, sieben Tage lang.',
  inviteVerb: 'Einladung senden',
  invited: 'Die Einladung ist unterwegs an {email}. Du kannst ihren Link auch selbst weitergeben.',
  inviteLink: 'Einladungslink',
  invitations: 'Offene Einladungen',
  noInvitations: 'Keine offenen Einladungen.',
  invitedAs: 'Eingeladen mit der Rolle {role}, bis {day}',
  inviterGone:
    'Lässt niemanden herein: Die Person, die sie gesendet hat, ist nicht mehr da oder darf nicht mehr einladen. Lade neu ein, um sie zu ersetzen.',
  revoke: 'Zurückziehen',
  revokeOf: 'Einladung für {email} zurückziehen',
  revoked: 'Die Einladung für {email} ist zurückgezogen.',
}

export const roles: PhrasesOf<typeof en.roles> = {
  owner: 'Inhaber',
  admin: 'Admin',
  member: 'Mitglied',
  viewer: 'Lesezugriff',
}
