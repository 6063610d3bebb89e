import type { Door } from '../door.ts'
import type { Mail, Mailbox } from './mailbox.ts'
import { matchesQuery, message, messageList, readOutgoing } from './mailpit.ts'
import { bodyPage, listPage, messagePage } from './page.ts'

// Mailpit's own page size.
const DEFAULT_LIMIT = 50

// No script, no image, no form: a caught mail is only text and links.
const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; base-uri 'self'; form-action 'none'"

/** The pages of the caught mails, and the part of Mailpit's API that tests read them with, whichever backend is up. */
export function mailPages(mailbox: Mailbox): Door {
  return async (request) => {
    const url = new URL(request.url)
    const [, kind, id = ''] =
      /^\/(message|view|api\/v1\/message)\/([\w-]+)(?:\.html)?$/.exec(url.pathname) ?? []
    if (kind) return one(kind, mailbox.find(id))

    const call = `${request.method} ${url.pathname}`
    const page = readPage(url.searchParams)
    switch (call) {
      case 'GET /':
        return html(listPage(mailbox.list()))
      case 'GET /api/v1/messages':
        return Response.json(messageList(mailbox.list(), mailbox.list(), page))
      case 'GET /api/v1/search': {
        const query = url.searchParams.get('query') ?? ''
        const found = mailbox.list().filter((mail) => matchesQuery(mail, query))
        return Response.json(messageList(found, mailbox.list(), page))
      }
      case 'DELETE /api/v1/messages':
        mailbox.remove(await readIds(request))
        return new Response('ok')
      case 'POST /api/v1/send':
        return send(mailbox, request)
      default:
        return new Response('404 page not found', { status: 404 })
    }
  }
}

function one(kind: string, mail: Mail | undefined): Response {
  if (!mail) return new Response('Message not found', { status: 404 })

  mail.read = true
  if (kind === 'message') return html(messagePage(mail))
  if (kind === 'view') return html(bodyPage(mail))
  return Response.json(message(mail))
}

async function send(mailbox: Mailbox, request: Request): Promise<Response> {
  // A page of another site cannot send this type without asking first, which nobody here answers.
  const isJson = request.headers.get('content-type')?.startsWith('application/json')
  const draft = isJson ? readOutgoing(await request.json().catch(() => undefined)) : undefined
  if (!draft) return Response.json({ Error: 'The request holds no mail' }, { status: 400 })
  return Response.json({ ID: mailbox.add(draft) })
}

function html(page: string): Response {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': PAGE_POLICY,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  }
  return new Response(page, { headers })
}

function readPage(query: URLSearchParams) {
  return { start: Number(query.get('start')) || 0, limit: Number(query.get('limit')) || DEFAULT_LIMIT }
}

async function readIds(request: Request): Promise<string[] | undefined> {
  const body = (await request.json().catch(() => ({}))) as { IDs?: string[]; ids?: string[] }
  return body.IDs ?? body.ids
}
