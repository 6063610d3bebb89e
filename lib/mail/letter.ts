import type { Locale } from '@/lib/auth/locale'
import { env } from '@/lib/env'
import type { Mail } from './mail'

export const senderName = 'Plinth'

/** The text of a mail, plain. `writeLetter` escapes it, so it may hold what a person typed. */
type Letter = {
  to: string
  locale: Locale
  subject: string
  paragraphs: string[]
  /** A button, as a path of this site. */
  action?: { label: string; path: `/${string}` }
}

/** The reader's address and language. English where the language is unknown. */
export type Reader = { to: string; locale: Locale | undefined }

type Text = Pick<Letter, 'subject' | 'paragraphs'>

/** The text of a letter in every language. A missing one does not compile. */
export type Words<About> = Record<Locale, (about: About) => Text>
export type WordsWithAction<About> = Record<Locale, (about: About) => Text & { label: string }>

/** The letter as HTML without images or scripts, and as text. */
export function writeLetter({ to, locale, subject, paragraphs, action }: Letter): Mail {
  const link = action && { label: action.label, url: `${env.NEXT_PUBLIC_SITE_URL}${action.path}` }
  const text = [...paragraphs, ...(link ? [`${link.label}: ${link.url}`] : []), `— ${senderName}`]
  const html = [
    ...paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`),
    ...(link ? [`<p><a href="${escapeHtml(link.url)}">${escapeHtml(link.label)}</a></p>`] : []),
    `<p>— ${senderName}</p>`,
  ]
  return {
    to,
    subject: subject.replace(/\s+/g, ' '),
    html: `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head><body>${html.join('')}</body></html>`,
    text: `${text.join('\n\n')}\n`,
  }
}

/** A moment in UTC, since the reader's time zone is unknown. */
export function inWords(moment: Date): string {
  return `${moment.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeHtml(text: string) {
  return text.replace(/[&<>"']/g, (character) => entities[character]!)
}
