import { processEvent } from '@/lib/features/inbound-events/jobs'
import { deliver as deliverToWebhook } from '@/lib/features/webhooks/jobs'
import { removeAttachmentObjects, sweepAttachmentObjects } from '@/lib/features/attachments/jobs'
import { mailInvitation } from '@/lib/features/invitations/jobs'
import { deliver } from '@/lib/mail/deliver'
import { emailChanged } from '@/lib/mail/email-changed'
import type { JobName, Payload } from '@/lib/jobs/registry'
import { runUpkeep } from './upkeep'

export type JobContext = {
  jobId: string
  /** The request that wanted the job, or the job's own id. */
  requestId: string
}

type Handlers = { [Name in JobName]: (payload: Payload<Name>, context: JobContext) => Promise<void> }

/** What each job does. A job may run twice, so a handler does again what was done without a second effect, or says so. */
export const handlers: Handlers = {
  // A mail that was accepted just before its worker died is sent again, with the same Message-ID.
  'mail.send': (mail, { jobId }) => deliver(mail, jobId),
  // What was sent just before its worker died is sent again, with the same webhook-id.
  'webhook.deliver': ({ webhookId }, { requestId }) => deliverToWebhook(webhookId, requestId),
  'inbound.process': ({ source, eventId }, { requestId }) => processEvent(source, eventId, requestId),
  'attachments.remove': ({ names }) => removeAttachmentObjects(names),
  'attachments.sweep': ({ after }, { requestId }) => sweepAttachmentObjects(after, requestId),
  'invitation.mail': ({ token, locale }, { jobId, requestId }) =>
    mailInvitation(token, locale, jobId, requestId),
  // The database does not know in which language anybody reads.
  'email-change.mail': ({ to, at }, { jobId }) =>
    deliver(emailChanged({ to, locale: undefined, at: new Date(at) }), jobId),
  'upkeep.run': ({ step }, { requestId }) => runUpkeep(step, requestId),
}
