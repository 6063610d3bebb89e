import * as account from '@/lib/features/account/jobs'
import * as activity from '@/lib/features/activity/jobs'
import * as apiKeys from '@/lib/features/api-keys/jobs'
import * as attachments from '@/lib/features/attachments/jobs'
import * as authEvents from '@/lib/features/auth-events/jobs'
import * as impersonations from '@/lib/features/impersonations/jobs'
import * as inboundEvents from '@/lib/features/inbound-events/jobs'
import * as invitations from '@/lib/features/invitations/jobs'
import * as members from '@/lib/features/members/jobs'
import * as webhooks from '@/lib/features/webhooks/jobs'

/** The compiler refuses a declared job or step of upkeep without a handler here. */
export const background = [
  account,
  activity,
  apiKeys,
  attachments,
  authEvents,
  impersonations,
  inboundEvents,
  invitations,
  members,
  webhooks,
] as const
