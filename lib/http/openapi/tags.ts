import { type ApiTag, type Feature } from '@/lib/feature'
import { features } from '@/lib/features'
import type { Operation } from './operation'
import type { ApiDocument } from './specification'

const declared: readonly Feature[] = features
const known: Record<string, ApiTag> = Object.assign({}, ...declared.map(({ apiTags }) => apiTags), {
  'openapi.json': { name: 'About', description: 'This document.' },
})

/** The last segment of the path with a group decides. */
export function tagOf({ path }: Pick<Operation, 'path'>): string {
  const segments = path.split('/').filter(Boolean)
  const segment = segments.findLast((each) => each in known) ?? segments[0]!
  return known[segment]?.name ?? titleOf(segment)
}

/** A tag leads to its page of the reference. */
export function describedTags(names: string[]): ApiDocument['tags'] {
  const described = inOrder(Object.values(known).filter(({ description }) => description))
  const descriptions = new Map(described.map(({ name, description }) => [name, description]))
  return [...new Set([...descriptions.keys(), ...names])]
    .filter((name) => names.includes(name))
    .map((name) => ({
      name,
      description: descriptions.get(name) ?? `Operations on ${name.toLowerCase()}.`,
      externalDocs: { url: `/docs/api/resources/${name.toLowerCase().replaceAll(' ', '-')}` },
    }))
}

function inOrder(tags: ApiTag[]) {
  const followers = Map.groupBy(tags, ({ after }) => after)
  return tags.filter(({ after }) => !after).flatMap((tag) => [tag, ...(followers.get(tag.name) ?? [])])
}

function titleOf(segment: string) {
  return segment[0]!.toUpperCase() + segment.slice(1).replaceAll('-', ' ')
}
