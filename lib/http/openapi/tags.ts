import { type ApiTag, type Feature } from '@/lib/feature'
import { features } from '@/lib/features'
import type { Operation } from './operation'

const declared: readonly Feature[] = features
const known: Record<string, ApiTag> = Object.assign({}, ...declared.map(({ apiTags }) => apiTags), {
  'openapi.json': { name: 'About', description: 'This document.' },
})

/** The group of an operation: what the last segment of its path that has one belongs to. */
export function tagOf({ path }: Pick<Operation, 'path'>): string {
  const segments = path.split('/').filter(Boolean)
  const segment = segments.findLast((each) => each in known) ?? segments[0]!
  return known[segment]?.name ?? titleOf(segment)
}

export function describedTags(names: string[]): { name: string; description: string }[] {
  const described = inOrder(Object.values(known).filter(({ description }) => description))
  const descriptions = new Map(described.map(({ name, description }) => [name, description]))
  return [...new Set([...descriptions.keys(), ...names])]
    .filter((name) => names.includes(name))
    .map((name) => ({ name, description: descriptions.get(name) ?? `Operations on ${name.toLowerCase()}.` }))
}

/** Each tag that names the one it follows comes right behind it. */
function inOrder(tags: ApiTag[]) {
  const followers = Map.groupBy(tags, ({ after }) => after)
  return tags.filter(({ after }) => !after).flatMap((tag) => [tag, ...(followers.get(tag.name) ?? [])])
}

function titleOf(segment: string) {
  return segment[0]!.toUpperCase() + segment.slice(1).replaceAll('-', ' ')
}
