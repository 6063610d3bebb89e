import type { HandlersOf } from '@/lib/jobs/work'
import { deliver } from '@/lib/mail/deliver'
import { ownershipTransferred } from '@/lib/mail/ownership-transferred'
import type { members } from './feature'

export const handlers: HandlersOf<typeof members> = {
  'ownership.mail': ({ at, locale, ...notice }, { jobId }) =>
    deliver(ownershipTransferred({ ...notice, locale: locale ?? undefined, at: new Date(at) }), jobId),
}
