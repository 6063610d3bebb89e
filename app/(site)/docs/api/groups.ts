import type { ApiOperation } from '@/lib/http/openapi/specification'
import { document } from '@/lib/http/openapi/written'

/** An operation with its method and path. */
export type Entry = { method: string; path: string; operation: ApiOperation }

export type Group = { tag: string; slug: string; description: string; operations: Entry[] }

const entries: Entry[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
)

/** The operations by their tags, in the document's order. Each has a page. */
export const groups: Group[] = document.tags.map(({ name, description, externalDocs }) => ({
  tag: name,
  slug: externalDocs.url.split('/').at(-1)!,
  description,
  operations: entries.filter(({ operation }) => operation.tags.includes(name)),
}))

export function titleOf({ summary }: ApiOperation): string {
  return summary.replace(/\.$/, '')
}
