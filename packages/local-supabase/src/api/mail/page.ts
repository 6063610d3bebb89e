import { escapeHtml } from './html.ts'
import type { Mail } from './mailbox.ts'

const style = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
  body { margin: 0 auto; max-width: 46rem; padding: 1.5rem 1rem }
  h1 { font-size: 1.25rem }
  a { color: inherit }
  ul { list-style: none; margin: 0; padding: 0 }
  li { border-top: 1px solid color-mix(in srgb, currentColor 15%, transparent) }
  li a { display: grid; gap: .125rem; padding: .75rem 0; text-decoration: none }
  li a:hover strong { text-decoration: underline }
  small, time { opacity: .7 }
  dl { display: grid; grid-template-columns: auto 1fr; gap: .125rem 1rem; overflow-wrap: anywhere }
  dd { margin: 0 }
  iframe { width: 100%; height: 60vh; border: 1px solid color-mix(in srgb, currentColor 15%, transparent);
    border-radius: .5rem; background: #fff }`

/** The mailbox as a page, newest first. */
export function listPage(mails: readonly Mail[]): string {
  const items = mails.map(
    (mail) => `<li><a href="/message/${mail.id}"><strong>${escapeHtml(mail.subject)}</strong>
      <span>${escapeHtml(mail.to)}</span>${time(mail)}</a></li>`,
  )
  const empty =
    '<p>No mail yet. Every mail that the local Supabase or the app sends is caught here. This page reloads itself.</p>'
  return page('Mails', `<h1>Mails</h1>${items.length ? `<ul>${items.join('')}</ul>` : empty}`, RELOAD_SECONDS)
}

// Often enough to see a mail come in while waiting for it.
const RELOAD_SECONDS = 5

/** One mail. Its body stays in a frame without scripts, whose links open outside of it. */
export function messagePage(mail: Mail): string {
  return page(
    mail.subject,
    `<p><a href="/">All mails</a></p><h1>${escapeHtml(mail.subject)}</h1>
    <dl><dt>To</dt><dd>${escapeHtml(mail.to)}</dd><dt>Sent</dt><dd>${time(mail)}</dd></dl>
    <iframe title="Mail" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/view/${mail.id}.html"></iframe>`,
  )
}

export function bodyPage(mail: Mail): string {
  return `<!doctype html><meta charset="utf-8"><base target="_blank">
    <style>body { font: 16px/1.5 system-ui, sans-serif; margin: 1rem }</style>${mail.html}`
}

function page(title: string, body: string, reloadSeconds?: number): string {
  const reload = reloadSeconds ? `<meta http-equiv="refresh" content="${reloadSeconds}">` : ''
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">${reload}
    <meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title>
    <style>${style}</style></head><body><main>${body}</main></body></html>`
}

function time({ created }: Mail): string {
  const iso = created.toISOString()
  return `<time datetime="${iso}">${iso.slice(0, 19).replace('T', ' ')} UTC</time>`
}
