import type { Locale } from '@/lib/auth/locale'
import { type Reader, type WordsWithAction, writeLetter } from './letter'
import type { Mail } from './mail'

/** Purposes of a letter's link, in the words of Supabase Auth's hook. */
type LinkPurpose = 'signup' | 'invite' | 'magiclink' | 'recovery'

const once = {
  en: 'It can be used once and expires in an hour.',
  de: 'Er funktioniert einmal und gilt eine Stunde.',
} satisfies Record<Locale, string>

const words: Record<LinkPurpose, WordsWithAction<void>> = {
  signup: {
    en: () => ({
      subject: 'Confirm your e-mail address',
      paragraphs: [
        `Follow this link to finish creating your account. ${once.en}`,
        'If you did not sign up, ignore this message: no account will be activated.',
      ],
      label: 'Confirm my address',
    }),
    de: () => ({
      subject: 'Bestätige deine E-Mail-Adresse',
      paragraphs: [
        `Folge diesem Link, um dein Konto fertig anzulegen. ${once.de}`,
        'Wenn du dich nicht registriert hast, ignoriere diese Nachricht: Es wird kein Konto aktiviert.',
      ],
      label: 'Meine Adresse bestätigen',
    }),
  },
  invite: {
    en: () => ({
      subject: 'You have been given an account',
      paragraphs: [
        `Follow this link to get started. ${once.en}`,
        'If you were not expecting this, ignore this message.',
      ],
      label: 'Get started',
    }),
    de: () => ({
      subject: 'Für dich wurde ein Konto angelegt',
      paragraphs: [
        `Folge diesem Link, um loszulegen. ${once.de}`,
        'Wenn du das nicht erwartest, ignoriere diese Nachricht.',
      ],
      label: 'Loslegen',
    }),
  },
  magiclink: {
    en: () => ({
      subject: 'Your sign-in link',
      paragraphs: [
        `Follow this link to sign in. ${once.en}`,
        'If you did not ask for it, ignore this message.',
      ],
      label: 'Sign in',
    }),
    de: () => ({
      subject: 'Dein Link zum Anmelden',
      paragraphs: [
        `Folge diesem Link, um dich anzumelden. ${once.de}`,
        'Wenn du ihn nicht angefordert hast, ignoriere diese Nachricht.',
      ],
      label: 'Anmelden',
    }),
  },
  recovery: {
    en: () => ({
      subject: 'Reset your password',
      paragraphs: [
        `Follow this link to choose a new password. ${once.en}`,
        'If you did not ask for it, ignore this message: your password stays as it is.',
      ],
      label: 'Choose a new password',
    }),
    de: () => ({
      subject: 'Setze dein Passwort zurück',
      paragraphs: [
        `Folge diesem Link, um ein neues Passwort zu wählen. ${once.de}`,
        'Wenn du ihn nicht angefordert hast, ignoriere diese Nachricht: Dein Passwort bleibt, wie es ist.',
      ],
      label: 'Neues Passwort wählen',
    }),
  },
}

type Link = { purpose: LinkPurpose; path: `/${string}` }

/** The way into an account; its link carries the secret. */
export function signInLink({ to, locale = 'en', purpose, path }: Reader & Link): Mail {
  const { label, ...text } = words[purpose][locale]()
  return writeLetter({ to, locale, ...text, action: { label, path } })
}
