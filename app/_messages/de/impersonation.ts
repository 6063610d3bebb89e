import type * as en from '../en/impersonation'
import type { PhrasesOf } from '../phrase'

export const impersonation: PhrasesOf<typeof en.impersonation> = {
  titled: 'Ansicht: %s',
  region: 'Ansicht eines fremden Kontos',
  banner: 'Du siehst das Konto von {person}. Du kannst alles ansehen und nichts ändern.',
  over: 'Diese Ansicht ist beendet.',
  stop: 'Ansicht beenden',
  title: 'Ein Konto ansehen',
  does: 'Du siehst die App so, wie {person} sie sieht, längstens bis {until} UTC. Ändern kannst du nichts.',
  told: 'Mit dem nächsten Klick bekommt {person} eine E-Mail mit deinem Namen und deinem Grund. Beides steht auch im Anmeldeprotokoll.',
  noAddress: 'ein Konto ohne Adresse',
  verb: 'Konto ansehen',
  signedIn:
    'Du bist hier als {person} angemeldet. Melde dich erst ab oder öffne den Link in einem privaten Fenster. Er wurde nicht verwendet.',
  deadTitle: 'Dieser Link ist nicht mehr gültig',
  dead: 'Er wurde verwendet, ist abgelaufen oder wurde beendet. Einen neuen macht npm run operator -- impersonate.',
}
