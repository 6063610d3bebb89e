import { asService } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'
import { recordResetRequest } from '@/lib/features/auth-events/service'
import { recordEvent } from '@/lib/features/inbound-events/service'
import { enqueue } from '@/lib/jobs/enqueue'
import { log } from '@/lib/observability/log'
import { lettersFor } from './letters'
import type { AuthMail, KnownMail } from './schema'

const ACTION_LOGGED_MAX = 100

/** Queues mails once per call id and token. Throws `invalid_request` for an unknown kind. */
export async function queueAuthMail(
  requestId: string,
  id: string,
  asked: AuthMail,
): Promise<{ duplicate: boolean }> {
  if ('unknownAction' in asked) throw refusal(requestId, asked.unknownAction)
  const letters = lettersFor(asked)
  const type = `auth.${asked.email_data.email_action_type}`

  return asService(requestId, async (tx) => {
    if (!(await recordEvent(tx, 'auth', id, { type, data: {} }))) return { duplicate: true }
    if (isReset(asked)) await recordResetRequest(tx, asked.user.email)
    const added = await Promise.all(
      letters.map(({ mail, onceKey }) => enqueue(tx, 'mail.send', mail, onceKey ? { onceKey } : {})),
    )
    return { duplicate: added.length > 0 && added.every((job) => job === null) }
  })
}

function isReset(asked: KnownMail): asked is KnownMail & { user: { email: string } } {
  return asked.email_data.email_action_type === 'recovery'
}

function refusal(requestId: string, unknownAction: string) {
  const action = unknownAction.slice(0, ACTION_LOGGED_MAX)
  log.error({ requestId, action }, 'the auth server asks for a mail of a kind that is unknown here')
  return new AppError('invalid_request', 'This type of mail is not supported.', {
    details: [{ path: 'body.email_data.email_action_type', message: 'Unknown.' }],
  })
}
