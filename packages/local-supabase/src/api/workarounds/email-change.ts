import type { Context, Workaround } from '../context.ts'
import { createOneTimeToken } from '../one-time-tokens.ts'
import { asText, isCall, readJson } from '../requests.ts'
import type { MailState } from '../users.ts'
import { tooSoon } from './mail-frequency.ts'

const ONE_DOWN = 'Confirmation link accepted. Please proceed to confirm link sent to the other email'

type Pending = { id: string; other_is_confirmed: boolean; is_current: boolean }

/**
 * Supabase Lite changes the address under `double_confirm_changes` as soon as the old one agrees, and refuses the new one's link.
 * Supabase waits for both, in any order: the first answers with a sentence, the second changes the address.
 */
export const emailChange: Workaround = (context) => async (request, next) => {
  if (!isCall(request, 'POST', '/auth/v1/verify')) return next(request)
  const body = await readJson(request)
  if (body.type !== 'email_change' || !context.config.auth.email.double_confirm_changes) return next(request)

  const hash = asText(body.token_hash)
  const pending = await findPending(context, hash)
  if (!pending) return next(request)
  if (!pending.other_is_confirmed) {
    await confirmOne(context, pending)
    return Response.json({ code: '200', msg: ONE_DOWN })
  }

  // Lite completes the change when it gets the old address's token, so the second one stands in for it.
  await context.db.query('update auth.users set email_change_token_current = $2 where id = $1', [
    pending.id,
    hash,
  ])
  const answer = await next(request)
  if (answer.ok) await resetStatus(context, pending.id)
  return answer
}

async function findPending({ db, config }: Context, hash: string): Promise<Pending | undefined> {
  const found = await db.query<Pending>(
    `select id, coalesce(email_change_token_current = $1, false) as is_current,
       email_change_confirm_status = 1 as other_is_confirmed
     from auth.users
     where $1 in (email_change_token_current, email_change_token_new) and $1 <> '' and email is not null
       and email_change_sent_at > now() - make_interval(secs => $2)`,
    [hash, config.auth.email.otp_expiry],
  )
  return found.rows[0]
}

async function confirmOne({ db }: Context, { id, is_current }: Pending) {
  const column = is_current ? 'email_change_token_current' : 'email_change_token_new'
  await db.query(`update auth.users set email_change_confirm_status = 1, ${column} = null where id = $1`, [
    id,
  ])
}

async function resetStatus({ db }: Context, id: string) {
  await db.query('update auth.users set email_change_confirm_status = 0 where id = $1', [id])
}

/** Sends the links of a pending change anew, to both addresses where both must agree. */
export async function resendEmailChange(context: Context, user: MailState): Promise<Response | undefined> {
  const { id, email, email_change: newEmail, email_change_sent_at: sentAt } = user
  const refusal = tooSoon(sentAt, context.config)
  if (refusal || !newEmail) return refusal

  const { otp_length: length, double_confirm_changes: both } = context.config.auth.email
  const forOld = createOneTimeToken(email, length)
  const forNew = createOneTimeToken(newEmail, length)
  await context.db.query(
    `update auth.users set email_change_token_current = $2, email_change_token_new = $3,
       email_change_confirm_status = 0, email_change_sent_at = now() where id = $1`,
    [id, both ? forOld.hash : null, forNew.hash],
  )
  const letter = { kind: 'email_change', userId: id, to: newEmail, email, newEmail, ...forNew } as const
  await context.mailer.send(both ? { ...letter, current: forOld } : letter)
  return undefined
}
