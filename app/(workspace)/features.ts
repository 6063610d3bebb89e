import type { Feature } from './feature'
import { activity } from './w/[workspaceId]/activity/feature'
import { apiKeys } from './w/[workspaceId]/api-keys/feature'
import { home } from './w/[workspaceId]/feature'
import { labels } from './w/[workspaceId]/labels/feature'
import { members } from './w/[workspaceId]/members/feature'
import { overview } from './w/[workspaceId]/overview/feature'
import { tasks } from './w/[workspaceId]/projects/[projectId]/tasks/feature'
import { attachments } from './w/[workspaceId]/projects/[projectId]/tasks/[taskId]/files/feature'
import { projects } from './w/[workspaceId]/projects/feature'
import { settings } from './w/[workspaceId]/settings/feature'
import { webhooks } from './w/[workspaceId]/webhooks/feature'

/** Features of a workspace in the order of their pages and parts. A feature whose pages go takes its line along. */
export const features: readonly Feature[] = [
  home,
  tasks,
  attachments,
  overview,
  projects,
  labels,
  members,
  activity,
  apiKeys,
  webhooks,
  settings,
]
