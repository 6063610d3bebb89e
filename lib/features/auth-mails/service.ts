import { asService } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'
import { recordEvent } from '@/lib/features/inbound-events/service'
import { enqueue } from '@/lib/jobs/enqueue'
import { log } from '@/lib/observability/log'
import { lettersFor } from './letters'
import type { AuthMail } from './schema'

/** As much of a name as the log is told. */
const ACTION_LOGGED_MAX = 100

/**
 * Puts the mails that Supabase Auth asks for into the queue, in one transaction with the id of its call: called again under the same
 * id, or for the same token, it adds none. The token is in the job alone, which is kept for a day.
 * Throws `invalid_request` for a kind of mail that is unknown here: somebody waits for it, so the log names it.
 */
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
    const added = await Promise.all(
      letters.map(({ mail, onceKey }) => enqueue(tx, 'mail.send', mail, onceKey ? { onceKey } : {})),
    )
    return { duplicate: added.length > 0 && added.every((job) => job === null) }
  })
}

function refusal(requestId: string, unknownAction: string) {
  const action = unknownAction.slice(0, ACTION_LOGGED_MAX)
  log.error({ requestId, action }, 'the auth server asks for a mail of a kind that is unknown here')
  return new AppError('invalid_request', 'This type of mail is not supported.', {
    details: [{ path: 'body.email_data.email_action_type', message: 'Unknown.' }],
  })
}
