import { z } from 'zod'
import type { Draft, Mail, Sender } from './mailbox.ts'

// Mails that come by no request are those of Supabase Auth.
const authSender: Sender = { Name: 'Supabase Auth', Address: 'auth@plinth.test' }
const SNIPPET_LENGTH = 250

/** A list of mails as Mailpit answers it. https://mailpit.axllent.org/docs/api-v1/ */
export function messageList(
  mails: readonly Mail[],
  all: readonly Mail[],
  page: { start: number; limit: number },
) {
  const unread = all.filter((mail) => !mail.read).length
  const shown = mails.slice(page.start, page.start + page.limit)

  return {
    total: all.length,
    unread,
    count: shown.length,
    messages_count: mails.length,
    messages_unread: mails.filter((mail) => !mail.read).length,
    start: page.start,
    tags: [],
    messages: shown.map(summary),
  }
}

export function message(mail: Mail) {
  const { Created: date, Read: _read, Snippet: _snippet, ...head } = summary(mail)
  return {
    ...head,
    ReturnPath: head.From.Address,
    Date: date,
    Text: mail.text,
    HTML: mail.html,
    Inline: [],
    Attachments: [],
  }
}

function summary(mail: Mail) {
  return {
    ID: mail.id,
    MessageID: `${mail.id}@plinth.test`,
    Read: mail.read,
    From: mail.from ?? authSender,
    To: [{ Name: '', Address: mail.to }],
    Cc: [],
    Bcc: [],
    ReplyTo: [],
    Subject: mail.subject,
    Created: mail.created.toISOString(),
    Username: '',
    Tags: [],
    Size: Buffer.byteLength(mail.html) + Buffer.byteLength(mail.text),
    Attachments: 0,
    Snippet: mail.text.replace(/\s+/g, ' ').slice(0, SNIPPET_LENGTH),
  }
}

/** Mailpit's search, as far as tests use it: `to:`, `subject:` and plain words, all of which must be found. */
export function matchesQuery(mail: Mail, query: string): boolean {
  const terms = query.toLowerCase().match(/(?:\w+:)?(?:"[^"]*"|\S+)/g) ?? []
  return terms.every((term) => {
    const [, field, wanted = ''] = /^(?:(to|subject):)?"?(.*?)"?$/.exec(term) ?? []
    if (field === 'to') return mail.to.toLowerCase().includes(wanted)
    if (field === 'subject') return mail.subject.toLowerCase().includes(wanted)
    return `${mail.to} ${mail.subject} ${mail.text}`.toLowerCase().includes(wanted)
  })
}

const Outgoing = z.object({
  From: z.object({ Email: z.email(), Name: z.string().default('') }),
  To: z.tuple([z.object({ Email: z.email() })]),
  Subject: z.string(),
  HTML: z.string(),
  Text: z.string(),
})

/** The mail that a request to Mailpit's send API holds, as far as the app uses it: one receiver. Undefined for anything else. */
export function readOutgoing(body: unknown): Draft | undefined {
  const { data } = Outgoing.safeParse(body)
  if (!data) return undefined
  const { From: from, To: to, Subject: subject, HTML: html, Text: text } = data
  return { from: { Name: from.Name, Address: from.Email }, to: to[0].Email, subject, html, text }
}
