import { inWords, type Reader, type WordsWithAction, writeLetter } from './letter'
import type { Mail } from './mail'

type Viewed = { at: Date; operatorName: string; reason: string }

const words: WordsWithAction<Viewed> = {
  en: ({ at, operatorName, reason }) => ({
    subject: 'Our support viewed your account',
    paragraphs: [
      `Our support opened your account on ${inWords(at)} and can see its pages for half an hour at most. Nothing can be changed in that time.`,
      [
        { label: 'Name', text: operatorName },
        { label: 'Reason', text: reason },
      ],
      'Your sign-in log shows it. If you did not expect this, reply to this email.',
    ],
    label: 'Open your account',
  }),
  de: ({ at, operatorName, reason }) => ({
    subject: 'Unser Support hat dein Konto angesehen',
    paragraphs: [
      `Unser Support hat dein Konto am ${inWords(at)} geöffnet und kann seine Seiten höchstens eine halbe Stunde lang sehen. Ändern lässt sich dabei nichts.`,
      [
        { label: 'Name', text: operatorName },
        { label: 'Grund', text: reason },
      ],
      'Dein Anmeldeprotokoll zeigt es. Wenn du das nicht erwartet hast, antworte auf diese E-Mail.',
    ],
    label: 'Konto öffnen',
  }),
}

export function viewedByOperator({ to, locale = 'en', ...viewed }: Reader & Viewed): Mail {
  const { label, ...text } = words[locale](viewed)
  return writeLetter({ to, locale, ...text, action: { label, path: '/account' } })
}
