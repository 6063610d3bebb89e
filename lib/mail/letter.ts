import type { Locale } from '@/lib/auth/locale'
import { env } from '@/lib/env'
import type { Mail } from './mail'

export const senderName = 'Plinth'

/** What a mail says, in plain text: it is escaped here, so whatever a person has typed may stand in it. */
type Letter = {
  to: string
  locale: Locale
  subject: string
  paragraphs: string[]
  /** What the reader can do, as a path of this site. */
  action?: { label: string; path: `/${string}` }
}

/** Whom a letter is for, and the language in which they read it: English where nobody knows better. */
export type Reader = { to: string; locale: Locale | undefined }

type Text = Pick<Letter, 'subject' | 'paragraphs'>

/** What a letter about something says in each language: one that is missing does not compile. */
export type Words<About> = Record<Locale, (about: About) => Text>
/** As Words, of a letter with an action. */
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

/** A moment as a letter says it, for readers in any time zone. */
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
