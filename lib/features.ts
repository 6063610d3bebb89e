import type { Feature } from './feature'
import { account } from './features/account/feature'
import { activity } from './features/activity/feature'
import { apiKeys } from './features/api-keys/feature'
import { attachments } from './features/attachments/feature'
import { authEvents } from './features/auth-events/feature'
import { authMails } from './features/auth-mails/feature'
import { comments } from './features/comments/feature'
import { dataExport } from './features/export/feature'
import { factors } from './features/factors/feature'
import { impersonations } from './features/impersonations/feature'
import { inboundEvents } from './features/inbound-events/feature'
import { invitations } from './features/invitations/feature'
import { labels } from './features/labels/feature'
import { live } from './features/live/feature'
import { members } from './features/members/feature'
import { overview } from './features/overview/feature'
import { passkeys } from './features/passkeys/feature'
import { projects } from './features/projects/feature'
import { tasks } from './features/tasks/feature'
import { webhooks } from './features/webhooks/feature'
import { workspaces } from './features/workspaces/feature'

/** Sorted for readers: scopes, activity kinds and API tags keep this order. */
export const features = [
  workspaces,
  overview,
  members,
  projects,
  tasks,
  labels,
  comments,
  attachments,
  invitations,
  apiKeys,
  inboundEvents,
  authEvents,
  authMails,
  impersonations,
  webhooks,
  activity,
  live,
  account,
  factors,
  passkeys,
  dataExport,
] as const satisfies readonly Feature[]
