import type { HandlersOf } from '@/lib/jobs/work'
import { apiKeyCreated } from '@/lib/mail/api-key-created'
import { deliver } from '@/lib/mail/deliver'
import type { apiKeys } from './feature'

export const handlers: HandlersOf<typeof apiKeys> = {
  'api-key.mail': ({ at, locale, ...notice }, { jobId }) =>
    deliver(apiKeyCreated({ ...notice, locale: locale ?? undefined, at: new Date(at) }), jobId),
}
