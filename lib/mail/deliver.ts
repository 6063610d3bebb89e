import 'server-only'
import { createTransport } from 'nodemailer'
import { env } from '@/lib/env'
import { senderName } from './letter'
import type { Mail } from './mail'

/** How long a mail server may take for each step; the job is tried again later. */
const STEP_TIMEOUT_MS = 10_000

/**
 * Hands a mail to the server that MAILER_URL names, by SMTP or by the API of a local mailbox. Rejects unless it was accepted.
 * The same `id` gives the same Message-ID, by which mail programs know a mail that was sent twice.
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
    // A mail is text that we wrote: nothing in it may name a file or an address to load.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    const from = { name: senderName, address: env.MAIL_FROM }
    // As an object it is one mailbox, where a text would be read as a list of them.
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
