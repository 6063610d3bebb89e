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
  requestId: 'Anfrage',
  requestIdFolded: 'Kennung der Anfrage',
  menu: 'Menü',
  yourAccount: 'Dein Konto',
  account: 'Konto',
  signOut: 'Abmelden',
  switchWorkspace: 'Arbeitsbereich wechseln',
  allWorkspaces: 'Alle Arbeitsbereiche',
  typeToConfirm: 'Zur Bestätigung {name} eingeben',
  secretOnce: 'Jetzt kopieren: Dies wird nur dieses eine Mal gezeigt und nirgends gespeichert.',
  failureTitle: 'Etwas ist schiefgegangen',
  failureLead: 'Es liegt nicht an dir und ist gemeldet. Ein neuer Versuch hilft oft.',
  uncheckedTitle: 'Die Anmeldung lässt sich gerade nicht prüfen',
  uncheckedLead: 'Du bist weiterhin angemeldet. Bitte versuche es gleich noch einmal.',
  tryAgain: 'Noch einmal versuchen',
  unreachable: 'Der Server war nicht zu erreichen. Bitte noch einmal versuchen.',
  reference: 'Kennung',
  earlierTitle: 'Diese Seite stammt aus einer früheren Version',
  earlierLead:
    'Die Website wurde aktualisiert, seit du diese Seite geöffnet hast. Lade sie neu, um fortzufahren.',
  reload: 'Neu laden',
}
