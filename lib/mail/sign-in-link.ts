import type { Locale } from '@/lib/auth/locale'
import { type Reader, type WordsWithAction, writeLetter } from './letter'
import type { Mail } from './mail'

/** Purposes of a letter's link, in the words of Supabase Auth's hook. */
type LinkPurpose = 'signup' | 'invite' | 'magiclink' | 'recovery'

const once = {
  en: 'It can be used once and expires in an hour.',
  de: 'Er kann einmal verwendet werden und läuft nach einer Stunde ab.',
} satisfies Record<Locale, string>

const words: Record<LinkPurpose, WordsWithAction<void>> = {
  signup: {
    en: () => ({
      subject: 'Confirm your email address',
      paragraphs: [
        `Open this link to confirm your account. ${once.en}`,
        'If you did not sign up, ignore this email. No account will be activated.',
      ],
      label: 'Confirm my address',
    }),
    de: () => ({
      subject: 'Bestätige deine E-Mail-Adresse',
      paragraphs: [
        `Öffne diesen Link, um dein Konto zu bestätigen. ${once.de}`,
        'Wenn du dich nicht registriert hast, ignoriere diese E-Mail. Es wird kein Konto aktiviert.',
      ],
      label: 'Meine Adresse bestätigen',
    }),
  },
  invite: {
    en: () => ({
      subject: 'You have been given an account',
      paragraphs: [
        `Open this link to get started. ${once.en}`,
        'If you were not expecting this, ignore this email.',
      ],
      label: 'Get started',
    }),
    de: () => ({
      subject: 'Für dich wurde ein Konto angelegt',
      paragraphs: [
        `Öffne diesen Link, um loszulegen. ${once.de}`,
        'Wenn du das nicht erwartest, ignoriere diese E-Mail.',
      ],
      label: 'Loslegen',
    }),
  },
  magiclink: {
    en: () => ({
      subject: 'Your sign-in link',
      paragraphs: [`Open this link to sign in. ${once.en}`, 'If you did not request it, ignore this email.'],
      label: 'Sign in',
    }),
    de: () => ({
      subject: 'Dein Anmeldelink',
      paragraphs: [
        `Öffne diesen Link, um dich anzumelden. ${once.de}`,
        'Wenn du ihn nicht angefordert hast, ignoriere diese E-Mail.',
      ],
      label: 'Anmelden',
    }),
  },
  recovery: {
    en: () => ({
      subject: 'Reset your password',
      paragraphs: [
        `Open this link to choose a new password. ${once.en}`,
        'If you did not request it, ignore this email. Your password will not change.',
      ],
      label: 'Choose a new password',
    }),
    de: () => ({
      subject: 'Setze dein Passwort zurück',
      paragraphs: [
        `Öffne diesen Link, um ein neues Passwort zu wählen. ${once.de}`,
        'Wenn du ihn nicht angefordert hast, ignoriere diese E-Mail. Dein Passwort bleibt unverändert.',
      ],
      label: 'Neues Passwort wählen',
    }),
  },
}

type Link = { purpose: LinkPurpose; path: `/${string}` }

export function signInLink({ to, locale = 'en', purpose, path }: Reader & Link): Mail {
  const { label, ...text } = words[purpose][locale]()
  return writeLetter({ to, locale, ...text, action: { label, path } })
}
