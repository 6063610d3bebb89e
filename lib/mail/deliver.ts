import 'server-only'
import { createTransport } from 'nodemailer'
import { env } from '@/lib/env'
import { senderName } from './letter'
import type { Mail } from './mail'

/** Limit for each step of the mail server. The job is retried later. */
const STEP_TIMEOUT_MS = 10_000

/**
 * Sends a mail to the server in MAILER_URL, by SMTP or by the API of a local mailbox. Rejects unless the server accepts it.
 * The same `id` gives the same Message-ID, so mail programs detect duplicates.
 */
export async function deliver(mail: Mail, id: string): Promise<void> {
  const messageId = `${id}@${env.MAIL_FROM.split('@')[1]}`
  if (env.MAILER_URL.startsWith('http')) await deliverToMailbox(mail, messageId)
  else await deliverBySmtp(mail, messageId)
}

async function deliverBySmtp({ to, subject, html, text }: Mail, messageId: string) {
  const transport = createTransport({
    url: env.MAILER_URL,
    connectionTimeout: STEP_TIMEOUT_MS,
    greetingTimeout: STEP_TIMEOUT_MS,
    socketTimeout: STEP_TIMEOUT_MS,
    dnsTimeout: STEP_TIMEOUT_MS,
    // Nothing in a mail may load a file or an address.
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
    })
  } finally {
    transport.close()
  }
}

/** https://mailpit.axllent.org/docs/api-v1/ */
async function deliverToMailbox({ to, subject, html, text }: Mail, messageId: string) {
  const response = await fetch(`${env.MAILER_URL}/api/v1/send`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      From: { Email: env.MAIL_FROM, Name: senderName },
      To: [{ Email: to }],
      Subject: subject,
      HTML: html,
      Text: text,
      Headers: { 'Message-ID': `<${messageId}>` },
    }),
    signal: AbortSignal.timeout(STEP_TIMEOUT_MS),
  })
  if (!response.ok) throw new Error(`The mailbox answered ${response.status}.`)
}
