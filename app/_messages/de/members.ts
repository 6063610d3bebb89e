import type * as en from '../en/members'
import type { PhrasesOf } from '../phrase'

export const members: PhrasesOf<typeof en.members> = {
  title: 'Mitglieder',
  lead: 'Wer hier arbeitet und was sie dürfen.',
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
  removeQuestion: 'Die Aufgaben bleiben, niemandem zugewiesen. Eine neue Einladung ist möglich.',
  removeVerb: 'Mitglied entfernen',
  removed: '{name} ist kein Mitglied mehr.',
  leave: 'Arbeitsbereich verlassen',
  handOver: 'Übergib ihn',
  leaveTitle: '„{name}“ verlassen?',
  leaveQuestion: 'Du verlierst sofort den Zugang. Nur eine Einladung bringt dich zurück.',
  invite: 'Jemanden einladen',
  inviteLead: 'Wir mailen einen Link an diese Adresse. Er gilt nur für sie, sieben Tage lang.',
  inviteVerb: 'Einladung senden',
  invited: 'Die Einladung ist unterwegs an {email}. Ihr Link geht auch ohne die Mail.',
  inviteLink: 'Link der Einladung',
  invitations: 'Offene Einladungen',
  noInvitations: 'Zurzeit ist niemand eingeladen.',
  invitedAs: 'Eingeladen als {role}, bis {day}',
  revoke: 'Zurückziehen',
  revokeOf: 'Einladung von {email} zurückziehen',
  revoked: 'Die Einladung von {email} ist zurückgezogen.',
}

export const roles: PhrasesOf<typeof en.roles> = {
  owner: 'Inhaber',
  admin: 'Admin',
  member: 'Mitglied',
  viewer: 'Lesezugriff',
}
