import type * as en from '../en/auth-events'
import type { PhrasesOf } from '../phrase'

export const signInLog: PhrasesOf<typeof en.signInLog> = {
  title: 'Anmeldeprotokoll',
  lead: 'Die letzten {days} Tage deines Kontos. Ändere dein Passwort, wenn du etwas nicht wiedererkennst.',
  list: 'Anmeldeprotokoll, das Neueste zuerst',
  all: 'Alles zeigen',
  emptyTitle: 'Noch nichts',
  empty: 'Deine nächste Anmeldung erscheint hier.',
  kinds: {
    account_created: 'Konto angelegt',
    signed_in: 'Angemeldet',
    new_device: 'Neues Gerät oder neuer Ort, du hast eine E-Mail bekommen',
    sign_in_failed: 'Anmeldung mit falschem Passwort',
    signed_out: 'Abgemeldet',
    session_ended: 'Sitzung beendet',
    password_reset_requested: 'Link für ein neues Passwort gesendet',
    password_changed: 'Passwort geändert',
    email_changed: 'E-Mail-Adresse geändert',
    factor_added: 'Zweiter Faktor hinzugefügt',
    factor_removed: 'Zweiter Faktor entfernt',
    code_refused: 'Falscher Code für den zweiten Schritt',
    recovery_codes_created: 'Neue Wiederherstellungscodes erzeugt',
    recovery_code_used: 'Wiederherstellungscode verwendet, alle zweiten Faktoren entfernt',
    factors_reset: 'Alle zweiten Faktoren und Passkeys vom Support entfernt',
    signed_out_by_operator: 'Von unserem Team abgemeldet, du hast eine E-Mail bekommen',
    identity_added: 'Dienst für die Anmeldung verbunden',
    identity_removed: 'Dienst für die Anmeldung getrennt',
    passkey_added: 'Passkey hinzugefügt',
    passkey_removed: 'Passkey entfernt',
    viewed_by_operator: 'Von unserem Support angesehen, du hast eine E-Mail bekommen',
  },
  by: '{event}: {method}',
  viewed: '{event}: {name}, {reason}',
  methods: {
    password: 'mit Passwort',
    otp: 'mit einem Link per E-Mail',
    magiclink: 'mit einem Link per E-Mail',
    recovery: 'mit einem Link für ein neues Passwort',
    invite: 'mit einer Einladung',
    'email/signup': 'mit einer bestätigten Adresse',
    email_change: 'mit einer bestätigten Adresse',
    oauth: 'mit einem anderen Dienst',
    totp: 'mit einer Authenticator-App',
    passkey: 'mit einem Passkey',
    webauthn: 'mit einem Sicherheitsschlüssel',
    phone: 'mit dem Telefon',
    recovery_code: 'mit einem Wiederherstellungscode',
  },
}

export const pager: PhrasesOf<typeof en.pager> = {
  authEvents: {
    more: 'Mehr aus dem Anmeldeprotokoll',
    newest: 'Neueste Einträge',
    older: 'Ältere Einträge',
  },
}
