import type * as en from '../en/visitors'
import type { PhrasesOf } from '../phrase'

export const landing: PhrasesOf<typeof en.landing> = {
  apiReference: 'Du baust auf der REST-API auf? Hier ist die',
  apiReferenceLink: 'API-Referenz',
  description:
    'Ein Starter für Next.js und Supabase: Mandanten, Rollen, eine REST-API und Tests auf echtem Postgres.',
  eyebrow: 'Starter für Next.js und Supabase',
  title: 'Das Backend für dein Produkt. Schon gebaut.',
  lead: 'Plinth ist eine lauffähige, mandantenfähige Anwendung zum Klonen: Arbeitsbereiche, Rollen, Einladungen und ein Änderungsprotokoll, geschützt durch getestete Postgres-Policies, mit dokumentierter REST-API. Behalte das Fundament, und baue dein Produkt darauf.',
  create: 'Konto anlegen',
  enter: 'Zu deinen Arbeitsbereichen',
  partsTitle: 'Funktionen',
  isolationTitle: 'Getrennte Mandanten',
  isolation:
    'Jede Zeile gehört zu einem Arbeitsbereich. Row Level Security in Postgres prüft jede Abfrage: Ein vergessener Filter gibt nichts preis.',
  servicesTitle: 'Eine Serviceschicht',
  services:
    'Seiten und REST-API rufen dieselben Services auf, mit denselben Berechtigungen, Limits und Fehlern.',
  apiTitle: 'Eine API, auf die man bauen kann',
  api: 'API-Schlüssel mit Berechtigungen, Idempotency-Keys, bedingte Anfragen und Cursor-Paginierung sind eingebaut.',
  localTitle: 'Läuft mit npm allein',
  local: 'Ein Befehl startet Postgres, Anmeldung und Mail auf deinem Rechner. Ohne Konto, ohne Docker.',
  testsTitle: 'Durchgehend getestet',
  tests: 'Policies, Services und Seiten werden gegen eine echte Datenbank und einen echten Browser getestet.',
}

export const demo: PhrasesOf<typeof en.demo> = {
  title: 'Demo ausprobieren',
  lead: 'Dies ist ein Entwicklungsserver mit Demodaten. Alle Demo-Konten haben das Passwort plinth-demo-1.',
  enterAs: 'Als {name} anmelden',
  owner: 'Inhaber des Demo-Arbeitsbereichs',
  member: 'Mitglied',
  viewer: 'nur Lesezugriff',
  stranger: 'kein Mitglied',
}

export const signIn: PhrasesOf<typeof en.signIn> = {
  title: 'Anmelden',
  verb: 'Anmelden',
  byLink: 'Anmeldelink senden',
  forgot: 'Passwort vergessen?',
  newHere: 'Neu hier?',
  create: 'Konto anlegen',
  'account-removed': 'Dein Konto wurde gelöscht.',
  'link-too-often':
    'Aus deinem Netz kamen zu viele Versuche. Dein Link ist noch unbenutzt. Bitte öffne ihn in zehn Minuten noch einmal.',
  'cookies-off':
    'Dein Browser hat kein Cookie gesendet. Erlaube Cookies für diese Seite und öffne den Link noch einmal. Er ist noch unbenutzt.',
  'accounts-unavailable':
    'Die Anmeldung ist gerade nicht verfügbar. Bitte öffne den Link gleich noch einmal.',
}

export const signUp: PhrasesOf<typeof en.signUp> = {
  meta: 'Registrieren',
  title: 'Konto anlegen',
  lead: 'Wir senden dir einen Link. Wenn du ihn öffnest, wählst du einen Namen und ein Passwort.',
  verb: 'Link senden',
  already: 'Du hast schon ein Konto?',
}

export const checkMail: PhrasesOf<typeof en.checkMail> = {
  title: 'Prüfe dein Postfach',
  'sign-up':
    'Ein Link ist unterwegs. Öffne ihn, um dein Konto anzulegen. Hat die Adresse schon ein Konto, meldet er dich an.',
  'sign-in': 'Wenn die Adresse ein Konto hat, ist ein Link unterwegs. Er kann nur einmal verwendet werden.',
  reset: 'Wenn die Adresse ein Konto hat, ist ein Link unterwegs. Er kann nur einmal verwendet werden.',
  nothing: 'Nach einer Minute noch keine E-Mail? Prüfe deinen Spam-Ordner.',
  again: 'Noch einmal senden',
}

export const welcome: PhrasesOf<typeof en.welcome> = {
  title: 'Willkommen',
  lead: 'Deine Adresse ist bestätigt. Wähle einen Namen und ein Passwort.',
  verb: 'Speichern und weiter',
  later: 'Du kannst dich auch mit einem Link aus einer E-Mail anmelden.',
  skip: 'Ohne Passwort weiter',
  nameLead: 'Dein Konto ist bereit. Alle, mit denen du arbeitest, sehen diesen Namen.',
  setPasswordLater: 'Ein Passwort kannst du später auf deiner Kontoseite festlegen.',
  skipName: 'Weiter',
}

export const forgot: PhrasesOf<typeof en.forgot> = {
  title: 'Passwort vergessen?',
  lead: 'Wir senden dir einen Link, mit dem du ein neues Passwort wählst.',
  verb: 'Link senden',
  remembered: 'Passwort wieder eingefallen?',
}

export const reset: PhrasesOf<typeof en.reset> = {
  title: 'Neues Passwort wählen',
  lead: 'Du bleibst hier angemeldet. Alle anderen Geräte werden abgemeldet.',
  verb: 'Passwort speichern',
}

export const captcha: PhrasesOf<typeof en.captcha> = {
  failed:
    'Die Prüfung, ob du ein Mensch bist, konnte nicht geladen werden. Erlaube sie in deinem Browser und lade die Seite neu.',
  withoutScripts:
    'Dieses Formular prüft, ob du ein Mensch bist, und braucht dafür JavaScript. Erlaube es in deinem Browser und lade die Seite neu.',
}
