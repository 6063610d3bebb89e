import { merged } from '@/lib/feature'
import type { JobName } from '@/lib/jobs/registry'
import type { Handlers } from '@/lib/jobs/work'
import { accountLetter } from '@/lib/mail/account-letter'
import { deliver } from '@/lib/mail/deliver'
import { background } from './background'
import { runUpkeep } from './upkeep'

export const handlers: Handlers<JobName> = {
  'upkeep.run': ({ step }, { requestId }) => runUpkeep(step, requestId),
  'account-notice.mail': (notice, { jobId }) => deliver(accountLetter(notice), jobId),
  // A mail accepted just before its worker died is sent again with the same Message-ID.
  'mail.send': (mail, { jobId }) => deliver(mail, jobId),
  ...merged(background, 'handlers'),
}
