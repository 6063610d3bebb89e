import { document, nameOf } from '@/lib/http/openapi/written'
import { groups } from './groups'
import { guidePath, resourcePath } from './paths'

const { webhooks: events = {} } = document
const { schemas } = document.components

/** The named schemas that a value refers to, at any depth. */
export function namesIn(value: object, seen = new Set<string>()): Set<string> {
  const name = nameOf(value)
  if (name !== undefined && schemas[name]) {
    if (seen.has(name)) return seen
    seen.add(name)
    return namesIn(schemas[name], seen)
  }
  for (const part of Object.values(value) as unknown[])
    if (typeof part === 'object' && part !== null) namesIn(part, seen)
  return seen
}

/** Each schema stands on the page of the first resource that has it. */
const slugs = new Map<string, string>()
for (const { slug, tag, operations } of groups) {
  const sent = Object.values(events).filter(({ post }) => post.tags.includes(tag))
  const values = [
    ...operations.map(({ operation }) => [operation.requestBody, successesOf(operation.responses)]),
    ...sent.map(({ post }) => post.requestBody),
  ]
  for (const name of namesIn(values)) if (!slugs.has(name)) slugs.set(name, slug)
}

export function schemasOf(slug: string): string[] {
  return [...slugs].filter(([, place]) => place === slug).map(([name]) => name)
}

export function schemaAnchor(name: string): string {
  const slug = slugs.get(name)
  return slug === undefined ? `${guidePath('errors')}#shape` : `${resourcePath(slug)}#schema-${name}`
}

function successesOf(responses: Record<string, unknown>) {
  return Object.entries(responses)
    .filter(([status]) => Number(status) < 400)
    .map(([, answer]) => answer)
}
