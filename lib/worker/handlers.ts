import { merged } from '@/lib/feature'
import type { JobName } from '@/lib/jobs/registry'
import type { Handlers } from '@/lib/jobs/work'
import { deliver } from '@/lib/mail/deliver'
import { emailChanged } from '@/lib/mail/email-changed'
import { background } from './background'
import { runUpkeep } from './upkeep'

/** The handler of each job. */
export const handlers: Handlers<JobName> = {
  'upkeep.run': ({ step }, { requestId }) => runUpkeep(step, requestId),
  // The database does not know in which language anybody reads.
  'email-change.mail': ({ to, at }, { jobId }) =>
    deliver(emailChanged({ to, locale: undefined, at: new Date(at) }), jobId),
  // A mail that was accepted just before its worker died is sent again, with the same Message-ID.
  'mail.send': (mail, { jobId }) => deliver(mail, jobId),
  ...merged(background, 'handlers'),
}
