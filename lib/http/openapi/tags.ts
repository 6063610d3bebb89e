import type { Operation } from './operation'

const known: Record<string, [name: string, description: string]> = {
  workspaces: ['Workspaces', 'A workspace is a tenant. Everything else belongs to one.'],
  members: ['Members', 'The people of a workspace and their roles.'],
  ownership: ['Members', ''],
  invitations: ['Invitations', 'Invitations to a workspace by email address.'],
  projects: ['Projects', 'Groups of tasks.'],
  tasks: ['Tasks', 'Tasks with due dates, assignees, order and search.'],
  labels: ['Labels', 'Named, coloured tags for tasks.'],
  comments: ['Comments', 'Comments on a task.'],
  attachments: ['Attachments', 'Files of a task, uploaded and downloaded by signed URLs.'],
  'api-keys': ['API keys', 'Access for programs, limited to one workspace and to scopes.'],
  webhooks: ['Webhooks', 'Signed events, sent to your own URL.'],
  activity: ['Activity', 'The audit log of a workspace.'],
  me: ['Account', 'The signed-in person.'],
  'openapi.json': ['About', 'This document.'],
}

/** The group of an operation: what the last segment of its path that has one belongs to. */
export function tagOf({ path }: Pick<Operation, 'path'>): string {
  const segments = path.split('/').filter(Boolean)
  const segment = segments.findLast((each) => each in known) ?? segments[0]!
  return known[segment]?.[0] ?? titleOf(segment)
}

export function describedTags(names: string[]): { name: string; description: string }[] {
  const descriptions = new Map(Object.values(known).filter(([, description]) => description))
  return [...new Set([...descriptions.keys(), ...names])]
    .filter((name) => names.includes(name))
    .map((name) => ({ name, description: descriptions.get(name) ?? `Operations on ${name.toLowerCase()}.` }))
}

function titleOf(segment: string) {
  return segment[0]!.toUpperCase() + segment.slice(1).replaceAll('-', ' ')
}
