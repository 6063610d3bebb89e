import type * as en from '../en/visitors'
import type { PhrasesOf } from '../phrase'

export const landing: PhrasesOf<typeof en.landing> = {
  apiReference: 'Du baust auf der REST-API auf? Lies',
  apiReferenceLink: 'ihre Referenz',
  description:
    'Ein Startpunkt mit Next.js und Supabase: Mandanten, Rollen, eine REST-API und Tests auf echtem Postgres.',
  eyebrow: 'Startpunkt mit Next.js und Supabase',
  title: 'Was unter deinem Produkt steht, steht schon',
  lead: 'Plinth ist ein laufendes Produkt für viele Mandanten zum Klonen: Arbeitsbereiche, Rollen, Projekte und Aufgaben, auf geprüften Postgres-Regeln, hinter einer beschriebenen REST-API. Behalte die Stockwerke, ersetze das Beispiel.',
  create: 'Konto anlegen',
  enter: 'Zu deinen Arbeitsbereichen',
  previewCaption: 'Harbour Coffee, der Arbeitsbereich mit Beispieldaten',
  partsTitle: 'Was darin steckt',
  isolationTitle: 'Mandanten bleiben getrennt',
  isolation:
    'Jede Zeile nennt ihren Arbeitsbereich. Row Level Security entscheidet in der Datenbank: Ein vergessener Filter verrät nichts.',
  servicesTitle: 'Ein Weg zu den Daten',
  services: 'Seiten und REST-API rufen dieselben Dienste, mit denselben Rechten, Grenzen und Fehlern.',
  apiTitle: 'Eine API zum Aufbauen',
  api: 'Schlüssel mit Rechten, Idempotenz, Versionen und Cursor: wonach Partner zuerst fragen.',
  localTitle: 'Läuft mit npm allein',
  local:
    'Postgres, Anmeldung und Mail starten mit einem Befehl auf deinem Rechner. Ohne Konto, ohne Container.',
  testsTitle: 'Beweist sich selbst',
  tests: 'Regeln, Dienste und Seiten sind gegen eine echte Datenbank und einen echten Browser geprüft.',
  replaceTitle: 'Zum Ersetzen gemacht',
  replace: 'Die Domäne ist ein Beispiel: Lösche ihre Ordner, und was darunter liegt, läuft weiter.',
}

export const demo: PhrasesOf<typeof en.demo> = {
  title: 'Sieh dich um',
  lead: 'Dies ist ein Entwicklungsserver mit Beispieldaten. Alle haben das Passwort plinth-demo-1.',
  enterAs: 'Als {name} eintreten',
  owner: 'Inhaberin des Arbeitsbereichs',
  member: 'Mitglied',
  viewer: 'darf nur lesen',
  stranger: 'gehört nicht dazu',
}

export const signIn: PhrasesOf<typeof en.signIn> = {
  title: 'Anmelden',
  verb: 'Anmelden',
  byLink: 'Link zum Anmelden schicken',
  forgot: 'Passwort vergessen?',
  newHere: 'Neu hier?',
  create: 'Konto anlegen',
  'account-removed': 'Dein Konto ist gelöscht.',
  'link-too-often':
    'Aus deinem Netz kamen zu viele Versuche. Dein Link ist noch unbenutzt: Bitte öffne ihn in zehn Minuten noch einmal.',
  'accounts-unavailable': 'Die Konten sind gerade nicht erreichbar. Bitte öffne den Link gleich noch einmal.',
}

export const signUp: PhrasesOf<typeof en.signUp> = {
  meta: 'Registrieren',
  title: 'Konto anlegen',
  verb: 'Konto anlegen',
  already: 'Hast du schon eines?',
}

export const checkMail: PhrasesOf<typeof en.checkMail> = {
  title: 'Sieh in deine Mail',
  'sign-up':
    'Wir haben dir eine Nachricht geschickt. Folge ihrem Link, um fertig zu werden, außer du hast hier schon ein Konto.',
  confirmation: 'Wenn die Adresse noch zu bestätigen ist, ist ein neuer Link unterwegs.',
  'sign-in': 'Wenn die Adresse hier ein Konto hat, ist ein Link unterwegs. Er gilt einmal.',
  reset: 'Wenn die Adresse hier ein Konto hat, ist ein Link unterwegs. Er gilt einmal.',
  nothing: 'Nach einer Minute noch nichts? Sieh im Spam nach.',
  again: 'Noch einmal schicken',
}

export const resend: PhrasesOf<typeof en.resend> = {
  title: 'Adresse bestätigen',
  lead: 'Wir schicken dir einen neuen Link. Der bisherige gilt dann nicht mehr.',
  verb: 'Noch einmal schicken',
  confirmed: 'Schon bestätigt?',
}

export const forgot: PhrasesOf<typeof en.forgot> = {
  title: 'Passwort vergessen?',
  lead: 'Wir schicken dir einen Link, mit dem du ein neues wählst.',
  verb: 'Link schicken',
  remembered: 'Wieder eingefallen?',
}

export const reset: PhrasesOf<typeof en.reset> = {
  title: 'Neues Passwort wählen',
  lead: 'Hier bleibst du angemeldet, jedes andere Gerät wird abgemeldet.',
  verb: 'Passwort speichern',
}
