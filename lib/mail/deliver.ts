import 'server-only'
import { createTransport } from 'nodemailer'
import { env } from '@/lib/env'
import { senderName } from './letter'
import type { Mail } from './mail'

const STEP_TIMEOUT_MS = 10_000

/** Rejects unless the server accepts the mail. The same `id` gives the same Message-ID, so mail programs detect duplicates. */
export async function deliver(mail: Mail, id: string): Promise<void> {
  const messageId = `${id}@${env.MAIL_FROM.split('@')[1]}`
  if (env.MAILER_URL.startsWith('http')) await deliverToMailbox(mail, messageId)
  else await deliverBySmtp(mail, messageId)
}

async function deliverBySmtp({ to, subject, html, text, unsubscribeUrl }: Mail, messageId: string) {
  const transport = createTransport({
    url: env.MAILER_URL,
    connectionTimeout: STEP_TIMEOUT_MS,
    greetingTimeout: STEP_TIMEOUT_MS,
    socketTimeout: STEP_TIMEOUT_MS,
    dnsTimeout: STEP_TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    const from = { name: senderName, address: env.MAIL_FROM }
    // An object is one mailbox. A string would be parsed as a list.
    await transport.sendMail({
      from,
      to: { name: '', address: to },
      subject,
      html,
      text,
      messageId: `<${messageId}>`,
      headers: unsubscribing(unsubscribeUrl),
    })
  } finally {
    transport.close()
  }
}

/** https://mailpit.axllent.org/docs/api-v1/ */
async function deliverToMailbox({ to, subject, html, text, unsubscribeUrl }: Mail, messageId: string) {
  const response = await fetch(`${env.MAILER_URL}/api/v1/send`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      From: { Email: env.MAIL_FROM, Name: senderName },
      To: [{ Email: to }],
      Subject: subject,
      HTML: html,
      Text: text,
      Headers: { 'Message-ID': `<${messageId}>`, ...unsubscribing(unsubscribeUrl) },
    }),
    signal: AbortSignal.timeout(STEP_TIMEOUT_MS),
  })
  if (!response.ok) throw new Error(`The mailbox answered ${response.status}.`)
}

/** The button of mail programs. https://www.rfc-editor.org/rfc/rfc8058 */
function unsubscribing(url: string | undefined): Record<string, string> {
  if (!url) return {}
  return { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
}
