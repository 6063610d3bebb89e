import type { Context } from './context.ts'
import { createOneTimeToken } from './one-time-tokens.ts'
import type { MailState } from './users.ts'
import { tooSoon } from './workarounds/mail-frequency.ts'

/** Sends a new confirmation link, which ends the one before. Answers the refusal when the last mail is too young. */
export async function sendConfirmation(context: Context, user: MailState): Promise<Response | undefined> {
  const refusal = tooSoon(user.confirmation_sent_at, context.config)
  if (refusal) return refusal

  const { code, hash } = createOneTimeToken(user.email, context.config.auth.email.otp_length)
  await context.db.query(
    'update auth.users set confirmation_token = $2, confirmation_sent_at = now() where id = $1',
    [user.id, hash],
  )
  await context.mailer.send({ kind: 'confirmation', to: user.email, userId: user.id, code, hash })
  return undefined
}
