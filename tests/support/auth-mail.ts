import { afterAll, afterEach } from 'vitest'
import type { Payload } from '@/lib/jobs/registry'
import { owner } from './owner'
import { former, secret, type Sent, sendSigned } from './signed-call'

export const SITE_URL = 'http://localhost:3000'
process.env.SEND_EMAIL_HOOK_SECRET = `v1,${secret}|v1,${former}`
process.env.NEXT_PUBLIC_SITE_URL = SITE_URL

const { pool } = await import('@/lib/db/pool')
const hook = await import('@/app/api/hooks/auth-mail/route')

afterEach(() => owner.query('delete from pgboss.job; delete from private.inbound_events'))
afterAll(() => pool.end())

/** A call as Supabase Auth makes it. */
export function call({ body = asked('signup'), ...sent }: Sent = {}) {
  return sendSigned(hook.POST, { ...sent, body }, '/hooks/auth-mail')
}

let tokens = 0
export const newHash = () => `pkce_${(tokens += 1).toString(16).padStart(56, '0')}`

/** The report of Auth, as Auth writes it: https://supabase.com/docs/guides/auth/auth-hooks/send-email-hook */
export function asked(type: string, data: Record<string, unknown> = {}, user: Record<string, unknown> = {}) {
  return {
    metadata: {
      uuid: crypto.randomUUID(),
      time: new Date().toISOString(),
      name: 'send-email',
      ip_address: '',
    },
    user: { id: crypto.randomUUID(), aud: 'authenticated', email: 'ada@example.com', phone: '', ...user },
    email_data: {
      token: '123456',
      token_hash: newHash(),
      redirect_to: `${SITE_URL}/auth/confirm?locale=en`,
      email_action_type: type,
      site_url: 'https://project.supabase.co',
      token_new: '',
      token_hash_new: '',
      old_email: '',
      old_phone: '',
      provider: '',
      factor_type: '',
      ...data,
    },
  }
}

export async function queued() {
  const { rows } = await owner.query<{ payload: Payload<'mail.send'> }>(
    `select data -> 'payload' as payload from pgboss.job where name = 'mail.send' order by data -> 'payload' ->> 'to'`,
  )
  return rows.map(({ payload }) => payload)
}

export const linkIn = ({ html }: { html: string }) =>
  new URL(/href="([^"]+)"/.exec(html)![1]!.replaceAll('&amp;', '&'))
