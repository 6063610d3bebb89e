import { inWords, type Reader, type WordsWithAction, writeLetter } from './letter'
import type { Mail } from './mail'

type SignedOut = { at: Date }

const words: WordsWithAction<SignedOut> = {
  en: ({ at }) => ({
    subject: 'You were signed out',
    paragraphs: [
      `Our team signed you out on ${inWords(at)}. Your sign-in log shows it, and nothing else of your account was changed.`,
      'Sign in again to continue. If you did not expect this, reply to this email.',
    ],
    label: 'Sign in',
  }),
  de: ({ at }) => ({
    subject: 'Du wurdest abgemeldet',
    paragraphs: [
      `Unser Team hat dich am ${inWords(at)} abgemeldet. Dein Anmeldeprotokoll zeigt es, und sonst wurde an deinem Konto nichts geändert.`,
      'Melde dich wieder an, um weiterzumachen. Wenn du das nicht erwartet hast, antworte auf diese E-Mail.',
    ],
    label: 'Anmelden',
  }),
}

export function signedOutByOperator({ to, locale = 'en', ...signedOut }: Reader & SignedOut): Mail {
  const { label, ...text } = words[locale](signedOut)
  return writeLetter({ to, locale, ...text, action: { label, path: '/sign-in' } })
}
