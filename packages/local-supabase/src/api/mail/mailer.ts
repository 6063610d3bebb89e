import { readFile } from 'node:fs/promises'
import type { Pool } from 'pg'
import type { LocalConfig } from '../../config.ts'
import { allowedRedirect } from '../redirects.ts'
import { findUser } from '../users.ts'
import { defaultTemplates, type MailKind } from './default-templates.ts'
import { hookPayload } from './hook-payload.ts'
import { htmlToText } from './html.ts'
import type { Letter } from './letter.ts'
import { countMail } from './mail-limit.ts'
import type { Mailbox } from './mailbox.ts'
import { requestRedirect } from './request-redirect.ts'
import { callHook, type SendEmailHook } from './send-email-hook.ts'
import { renderHtml, renderSubject, type MailVariables } from './template.ts'

type Options = {
  db: Pool
  config: LocalConfig
  apiUrl: string
  mailbox: Mailbox
  hook: SendEmailHook | undefined
}

export type Mailer = ReturnType<typeof createMailer>

/**
 * Has the mails of Supabase Auth written by the app, where the Send Email hook leads to it, or writes them from the templates of
 * supabase/config.toml, read anew for every mail.
 */
export function createMailer({ db, config, apiUrl, mailbox, hook }: Options) {
  return {
    async send(letter: Letter): Promise<void> {
      countMail()
      const redirectTo = allowedRedirect(requestRedirect.getStore(), config.auth)
      if (hook) {
        const user = letter.userId ? await findUser(db, letter.userId) : undefined
        return callHook(hook, hookPayload(letter, { user, redirectTo, apiUrl }))
      }
      const { current, email = letter.to } = letter
      if (current) await write({ ...letter, ...current, to: email }, redirectTo)
      await write(letter, redirectTo)
    },
  }

  async function write(letter: Letter, redirectTo: string) {
    const variables: MailVariables = {
      SiteURL: config.auth.site_url,
      RedirectTo: redirectTo,
      ConfirmationURL: confirmationUrl(apiUrl, letter, redirectTo),
      TokenHash: letter.hash,
      Token: letter.code,
      Email: letter.email ?? letter.to,
      NewEmail: letter.newEmail ?? '',
      Data: await userMetadata(db, letter.userId),
    }
    const { subject, html } = await readTemplate(letter.kind, config)

    const body = renderHtml(html, variables)
    mailbox.add({
      to: letter.to,
      subject: renderSubject(subject, variables),
      html: body,
      text: htmlToText(body),
    })
  }
}

/** The link that needs no page of the app: the API checks the token and then redirects. */
export function confirmationUrl(
  apiUrl: string,
  { kind, hash }: Pick<Letter, 'kind' | 'hash'>,
  redirectTo: string,
) {
  const query = new URLSearchParams({ token: hash, type: verificationType[kind], redirect_to: redirectTo })
  return `${apiUrl}/auth/v1/verify?${query.toString()}`
}

const verificationType: Record<MailKind, string> = {
  confirmation: 'signup',
  recovery: 'recovery',
  magic_link: 'magiclink',
  email_change: 'email_change',
  invite: 'invite',
  reauthentication: 'reauthentication',
}

async function readTemplate(kind: MailKind, config: LocalConfig) {
  const own = config.auth.email.template[kind]
  if (!own) return defaultTemplates[kind]
  return { subject: own.subject, html: await readFile(own.content_path, 'utf8') }
}

async function userMetadata(db: Pool, userId: string | undefined): Promise<Record<string, unknown>> {
  const found = await db.query<{ data: Record<string, unknown> | null }>(
    'select raw_user_meta_data as data from auth.users where id = $1',
    [userId ?? null],
  )
  return found.rows[0]?.data ?? {}
}
