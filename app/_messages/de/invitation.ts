import type * as en from '../en/invitation'
import type { PhrasesOf } from '../phrase'

export const invitation: PhrasesOf<typeof en.invitation> = {
  meta: 'Einladung',
  join: '{workspace} beitreten',
  offer: 'Du bist in den Arbeitsbereich „{workspace}“ eingeladen. Deine Rolle dort: {role}.',
  ends: 'Die Einladung endet',
  accept: 'Annehmen',
  decline: 'Ablehnen',
  visitorTitle: 'Du bist eingeladen',
  visitorLead: 'Eine Einladung gilt einer Person: Melde dich mit der Adresse an, an die ihre Mail ging.',
  closedTitle: 'Diese Einladung ist nicht mehr offen',
  closed: 'Sie wurde benutzt, abgelehnt oder zurückgezogen, oder ihre sieben Tage sind um.',
  closedNext: 'Falls du schon beigetreten bist, findest du den Arbeitsbereich unter',
  closedOtherwise: 'Sonst bitte um eine neue, wer dich eingeladen hat.',
  yourWorkspaces: 'deinen Arbeitsbereichen',
  notYoursTitle: 'Diese Einladung gilt einer anderen Adresse',
  notYours:
    'Du bist als {email} angemeldet. Melde dich ab, öffne den Link aus der Mail noch einmal und melde dich mit der Adresse an, an die sie ging.',
}
