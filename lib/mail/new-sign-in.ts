import { deviceOf } from '@/lib/auth/device'
import type { Locale } from '@/lib/auth/locale'
import { inWords, type Reader, type WordsWithAction, writeLetter } from './letter'
import type { Mail } from './mail'

type SignIn = { at: Date; userAgent: string | undefined; ipAddress: string | undefined }

const words: WordsWithAction<SignIn> = {
  en: (signIn) => ({
    subject: 'New sign-in to your account',
    paragraphs: [
      'Somebody signed in to your account with a device or from a place that we do not know from you.',
      circumstances.en(signIn),
      'If that was you, there is nothing to do. If it was not, choose a new password now. It signs out all devices.',
    ],
    label: 'Choose a new password',
  }),
  de: (signIn) => ({
    subject: 'Neue Anmeldung bei deinem Konto',
    paragraphs: [
      'Jemand hat sich bei deinem Konto angemeldet, mit einem Gerät oder von einem Ort, den wir von dir nicht kennen.',
      circumstances.de(signIn),
      'Wenn du das warst, ist nichts zu tun. Wenn nicht, wähle jetzt ein neues Passwort. Es meldet alle Geräte ab.',
    ],
    label: 'Neues Passwort wählen',
  }),
}

const circumstances: Record<Locale, (signIn: SignIn) => string> = {
  en: (signIn) =>
    joined(
      ['Time', inWords(signIn.at)],
      ['Device', deviceIn(signIn, 'on')],
      ['IP address', signIn.ipAddress],
    ),
  de: (signIn) =>
    joined(
      ['Zeit', inWords(signIn.at)],
      ['Gerät', deviceIn(signIn, 'unter')],
      ['IP-Adresse', signIn.ipAddress],
    ),
}

export function newSignIn({ to, locale = 'en', ...signIn }: Reader & SignIn): Mail {
  const { label, ...text } = words[locale](signIn)
  return writeLetter({ to, locale, ...text, action: { label, path: '/forgot-password' } })
}

function joined(...facts: [name: string, value: string | undefined][]) {
  return facts.flatMap(([name, value]) => (value ? [`${name}: ${value}`] : [])).join(' · ')
}

/** Names of our own list alone, because a user agent is what its sender says. */
function deviceIn({ userAgent }: SignIn, on: string) {
  const { browser, system } = deviceOf(userAgent ?? null)
  return browser && system ? `${browser} ${on} ${system}` : (browser ?? system)
}
