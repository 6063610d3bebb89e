import type { Locale } from '@/lib/auth/locale'
import { env } from '@/lib/env'
import { isolated } from '@/lib/text/isolate'
import type { Mail } from './mail'

export const senderName = 'Plinth'

type Paragraph = string | Quote[]
type Quote = { label: string; text: string }

type Link = { label: string; path: `/${string}` }

/** `writeLetter` escapes every text. The subject is ours alone. */
type Letter = {
  to: string
  locale: Locale
  subject: string
  paragraphs: Paragraph[]
  action?: Link
  footer?: { text: string } & Link
  /** The address that mail programs post to for their unsubscribe button. */
  unsubscribePath?: `/${string}`
}

/** English where the language is unknown. */
export type Reader = { to: string; locale: Locale | undefined }

type Text = Pick<Letter, 'subject' | 'paragraphs'>

export type Words<About> = Record<Locale, (about: About) => Text>
export type WordsWithAction<About> = Record<Locale, (about: About) => Text & { label: string }>

/** HTML without images or scripts, and the same as text. */
export function writeLetter(letter: Letter): Mail {
  const { to, locale, subject, paragraphs, action, footer, unsubscribePath } = letter
  const text = [
    ...paragraphs.map(asText),
    ...(action ? [`${action.label}: ${siteUrl(action.path)}`] : []),
    `— ${senderName}`,
    ...(footer ? [`${footer.text} ${footer.label}: ${siteUrl(footer.path)}`] : []),
  ]
  const html = [
    ...paragraphs.map(asHtml),
    ...(action ? [`<p>${anchor(action)}</p>`] : []),
    `<p>— ${senderName}</p>`,
    ...(footer ? [`<p><small>${escapeHtml(footer.text)} ${anchor(footer)}</small></p>`] : []),
  ]
  return {
    to,
    subject: subject.replace(/\s+/g, ' '),
    html: `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head><body>${html.join('')}</body></html>`,
    text: `${text.join('\n\n')}\n`,
    ...(unsubscribePath && { unsubscribeUrl: siteUrl(unsubscribePath) }),
  }
}

function asText(paragraph: Paragraph) {
  if (typeof paragraph === 'string') return paragraph
  return paragraph.map(({ label, text }) => `> ${label}: ${isolated(text)}`).join('\n')
}

function asHtml(paragraph: Paragraph) {
  if (typeof paragraph === 'string') return `<p>${escapeHtml(paragraph)}</p>`
  const lines = paragraph.map(({ label, text }) => `${escapeHtml(label)}: ${escapeHtml(isolated(text))}`)
  return `<blockquote>${lines.join('<br>')}</blockquote>`
}

function anchor(link: Link) {
  return `<a href="${escapeHtml(siteUrl(link.path))}">${escapeHtml(link.label)}</a>`
}

function siteUrl(path: string) {
  return `${env.NEXT_PUBLIC_SITE_URL}${path}`
}

/** UTC, because the reader's time zone is unknown. */
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
