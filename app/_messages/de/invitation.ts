import type * as en from '../en/invitation'
import type { PhrasesOf } from '../phrase'

export const invitation: PhrasesOf<typeof en.invitation> = {
  meta: 'Einladung',
  join: '{workspace} beitreten',
  offer: 'Du bist in den Arbeitsbereich „{workspace}“ eingeladen. Deine Rolle: {role}.',
  ends: 'Die Einladung läuft ab',
  accept: 'Annehmen',
  decline: 'Ablehnen',
  visitorTitle: 'Du bist eingeladen',
  visitorLead:
    'Diese Einladung gilt für eine E-Mail-Adresse. Melde dich mit der Adresse an, an die sie gesendet wurde.',
  closedTitle: 'Diese Einladung ist nicht mehr offen',
  closed: 'Sie wurde angenommen, abgelehnt oder zurückgezogen, oder sie ist nach sieben Tagen abgelaufen.',
  closedNext: 'Falls du schon beigetreten bist, findest du den Arbeitsbereich unter',
  closedOtherwise: 'Bitte sonst die Person, die dich eingeladen hat, um eine neue Einladung.',
  yourWorkspaces: 'deinen Arbeitsbereichen',
  withdrawnTitle: 'Diese Einladung gilt nicht mehr',
  withdrawn:
    'Die Person, die dich eingeladen hat, darf nicht mehr in diesen Arbeitsbereich einladen. Bitte einen Inhaber um eine neue Einladung.',
  notYoursTitle: 'Diese Einladung gilt für eine andere Adresse',
  notYours:
    'Du bist als {email} angemeldet. Melde dich ab, öffne den Link in der E-Mail noch einmal und melde dich mit der Adresse an, an die sie gesendet wurde.',
}

export const stopInvitations: PhrasesOf<typeof en.stopInvitations> = {
  title: 'Einladungen an deine Adresse',
  lead: 'Beende sie, wenn du nicht weißt, wer dich einlädt, oder keine mehr möchtest. Einladungen, die du schon hast, kannst du weiter annehmen.',
  leadStopped:
    'Niemand kann die Adresse einladen, an die die E-Mail ging. Hier kannst du Einladungen wieder erlauben.',
  stop: 'Einladungen beenden',
  stopped: 'Erledigt. Niemand kann diese Adresse mehr einladen.',
  allow: 'Einladungen wieder erlauben',
  allowed: 'Erledigt. Diese Adresse kann wieder eingeladen werden.',
  deadTitle: 'Dieser Link funktioniert nicht',
  dead: 'Er ist vielleicht unvollständig oder sehr alt. Öffne den Link in deiner neuesten Einladung.',
}
