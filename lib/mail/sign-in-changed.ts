import type { Locale } from '@/lib/auth/locale'
import { inWords, type Reader, type WordsWithAction, writeLetter } from './letter'
import type { Mail } from './mail'

/** Named as by Supabase Auth's hook without the ending. The app itself tells of factors. */
export type SignInChange =
  | 'phone_changed'
  | 'identity_linked'
  | 'identity_unlinked'
  | 'mfa_factor_enrolled'
  | 'mfa_factor_unenrolled'
  | 'recovery_code_used'
  | 'factors_reset'
  | 'passkey_added'
  | 'passkey_removed'

type Changed = { change: SignInChange; at: Date }

const changes: Record<Locale, Record<SignInChange, string>> = {
  en: {
    phone_changed: 'The phone number of your account was changed',
    identity_linked: 'A sign-in service was linked to your account',
    identity_unlinked: 'A sign-in service was removed from your account',
    mfa_factor_enrolled: 'A second factor was added to your account',
    mfa_factor_unenrolled: 'A second factor was removed from your account',
    recovery_code_used: 'All second factors were removed from your account with a recovery code',
    factors_reset: 'Our support removed all second factors and passkeys from your account',
    passkey_added: 'A passkey was added to your account',
    passkey_removed: 'A passkey was removed from your account',
  },
  de: {
    phone_changed: 'Die Telefonnummer deines Kontos wurde geändert',
    identity_linked: 'Ein Anmeldedienst wurde mit deinem Konto verknüpft',
    identity_unlinked: 'Ein Anmeldedienst wurde von deinem Konto entfernt',
    mfa_factor_enrolled: 'Deinem Konto wurde ein zweiter Faktor hinzugefügt',
    mfa_factor_unenrolled: 'Von deinem Konto wurde ein zweiter Faktor entfernt',
    recovery_code_used:
      'Mit einem Wiederherstellungscode wurden alle zweiten Faktoren deines Kontos entfernt',
    factors_reset: 'Unser Support hat alle zweiten Faktoren und Passkeys deines Kontos entfernt',
    passkey_added: 'Deinem Konto wurde ein Passkey hinzugefügt',
    passkey_removed: 'Von deinem Konto wurde ein Passkey entfernt',
  },
}

const words: WordsWithAction<Changed> = {
  en: ({ change, at }) => ({
    subject: changes.en[change],
    paragraphs: [
      `${changes.en[change]} (${inWords(at)}).`,
      'If that was you, there is nothing to do. If it was not, choose a new password now.',
      ...(change === 'passkey_added'
        ? ['Then remove the passkey on your account page. Until then it signs in.']
        : []),
    ],
    label: 'Choose a new password',
  }),
  de: ({ change, at }) => ({
    subject: changes.de[change],
    paragraphs: [
      `${changes.de[change]} (${inWords(at)}).`,
      'Wenn du das warst, ist nichts zu tun. Wenn nicht, wähle jetzt ein neues Passwort.',
      ...(change === 'passkey_added'
        ? ['Entferne danach den Passkey auf deiner Kontoseite. Bis dahin meldet er an.']
        : []),
    ],
    label: 'Neues Passwort wählen',
  }),
}

export function signInChanged({ to, locale = 'en', ...changed }: Reader & Changed): Mail {
  const { label, ...text } = words[locale](changed)
  return writeLetter({ to, locale, ...text, action: { label, path: '/forgot-password' } })
}
