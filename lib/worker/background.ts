import * as activity from '@/lib/features/activity/jobs'
import * as attachments from '@/lib/features/attachments/jobs'
import * as inboundEvents from '@/lib/features/inbound-events/jobs'
import * as invitations from '@/lib/features/invitations/jobs'
import * as webhooks from '@/lib/features/webhooks/jobs'

/** The features that work in the background. The compiler refuses a declared job or step of upkeep that none of them does. */
export const background = [activity, attachments, inboundEvents, invitations, webhooks] as const
