import type { Locale } from '@/lib/auth/locale'
import { inWords, type Reader, type WordsWithAction, writeLetter } from './letter'
import type { Mail } from './mail'

/** Changes to how somebody signs in, in the words of Supabase Auth's hook without their ending. */
export type SignInChange =
  | 'phone_changed'
  | 'identity_linked'
  | 'identity_unlinked'
  | 'mfa_factor_enrolled'
  | 'mfa_factor_unenrolled'

type Changed = { change: SignInChange; at: Date }

const changes: Record<Locale, Record<SignInChange, string>> = {
  en: {
    phone_changed: 'The phone number of your account was changed',
    identity_linked: 'Another service was allowed to sign you in',
    identity_unlinked: 'A service may no longer sign you in',
    mfa_factor_enrolled: 'A second factor was added to your account',
    mfa_factor_unenrolled: 'A second factor was taken from your account',
  },
  de: {
    phone_changed: 'Die Telefonnummer deines Kontos wurde geändert',
    identity_linked: 'Ein weiterer Dienst darf dich anmelden',
    identity_unlinked: 'Ein Dienst darf dich nicht mehr anmelden',
    mfa_factor_enrolled: 'Dein Konto hat einen weiteren Faktor bekommen',
    mfa_factor_unenrolled: 'Deinem Konto wurde ein Faktor genommen',
  },
}

const words: WordsWithAction<Changed> = {
  en: ({ change, at }) => ({
    subject: changes.en[change],
    paragraphs: [
      `${changes.en[change]}, on ${inWords(at)}.`,
      'If that was you, there is nothing to do. If it was not, choose a new password now.',
    ],
    label: 'Choose a new password',
  }),
  de: ({ change, at }) => ({
    subject: changes.de[change],
    paragraphs: [
      `${changes.de[change]}, am ${inWords(at)}.`,
      'Wenn du das warst, ist nichts zu tun. Wenn nicht, wähle jetzt ein neues Passwort.',
    ],
    label: 'Neues Passwort wählen',
  }),
}

/** Tells the owner of an account what somebody did with it, and what to do if that was not them. */
export function signInChanged({ to, locale = 'en', ...changed }: Reader & Changed): Mail {
  const { label, ...text } = words[locale](changed)
  return writeLetter({ to, locale, ...text, action: { label, path: '/forgot-password' } })
}
