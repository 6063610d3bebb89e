import type { Operation } from './operation'

const known: Record<string, [name: string, description: string]> = {
  workspaces: ['Workspaces', 'A workspace is a tenant: everything else belongs to one.'],
  members: ['Members', 'Who belongs to a workspace, and what they are in it.'],
  ownership: ['Members', ''],
  invitations: ['Invitations', 'Asking somebody in, by their e-mail address.'],
  projects: ['Projects', 'What tasks are grouped by.'],
  tasks: ['Tasks', 'What is to be done: planned, assigned, ordered, searched.'],
  labels: ['Labels', 'Names and colours that tasks wear.'],
  comments: ['Comments', 'What people say about a task.'],
  attachments: ['Attachments', 'Files of a task, uploaded and downloaded by signed addresses.'],
  'api-keys': ['API keys', 'Access for programs, confined to one workspace and to scopes.'],
  webhooks: ['Webhooks', 'Events, sent to an address of yours and signed.'],
  activity: ['Activity', 'Who changed what, and when.'],
  me: ['Account', 'Who is asking.'],
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
