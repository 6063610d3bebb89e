import type * as en from '../en/ui'
import type { PhrasesOf } from '../phrase'

export const ui: PhrasesOf<typeof en.ui> = {
  close: 'Schließen',
  cancel: 'Abbrechen',
  keepIt: 'Behalten',
  copy: 'Kopieren',
  copied: 'Kopiert',
  loading: 'Lädt…',
  undo: 'Rückgängig',
  notifications: 'Meldungen',
  requestId: 'Anfrage-ID',
  requestIdFolded: 'Anfrage-ID',
  menu: 'Menü',
  yourAccount: 'Dein Konto',
  account: 'Konto',
  signOut: 'Abmelden',
  switchWorkspace: 'Arbeitsbereich wechseln',
  allWorkspaces: 'Alle Arbeitsbereiche',
  typeToConfirm: 'Zur Bestätigung {name} eingeben',
  secretOnce: 'Kopiere den Wert jetzt. Du kannst ihn später nicht mehr ansehen.',
  failureTitle: 'Etwas ist schiefgegangen',
  failureLead: 'Der Fehler wurde gemeldet. Ein neuer Versuch hilft oft.',
  uncheckedTitle: 'Wir können deine Anmeldung gerade nicht prüfen',
  uncheckedLead: 'Du bist weiterhin angemeldet. Bitte versuche es gleich noch einmal.',
  tryAgain: 'Noch einmal versuchen',
  unreachable: 'Der Server war nicht erreichbar. Bitte versuche es noch einmal.',
  reference: 'Referenz',
  earlierTitle: 'Diese Seite stammt aus einer früheren Version',
  earlierLead:
    'Die Website wurde aktualisiert, seit du diese Seite geöffnet hast. Lade sie neu, um fortzufahren.',
  reload: 'Neu laden',
}
