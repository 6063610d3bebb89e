import type { ApiOperation } from '@/lib/http/openapi/specification'
import { document } from '@/lib/http/openapi/written'

/** An operation with its method and path. */
export type Entry = { method: string; path: string; operation: ApiOperation }

const entries: Entry[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
)

/** The operations by their tags, in the document's order. */
export const groups = document.tags.map(({ name, description }) => ({
  tag: name,
  anchor: `about-${name.toLowerCase().replaceAll(' ', '-')}`,
  description,
  operations: entries.filter(({ operation }) => operation.tags.includes(name)),
}))
