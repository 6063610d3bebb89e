import { asService } from '@/lib/db/transaction'
import { recordEvent } from '@/lib/features/inbound-events/service'
import { enqueue } from '@/lib/jobs/enqueue'
import { lettersFor } from './letters'
import type { AuthMail } from './schema'

/**
 * Puts the mails that Supabase Auth asks for into the queue, in one transaction with the id of its call: called again under the same
 * id, or for the same token, it adds none. The token is in the job alone, which is kept for a day.
 */
export async function queueAuthMail(
  requestId: string,
  id: string,
  asked: AuthMail,
): Promise<{ duplicate: boolean }> {
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
